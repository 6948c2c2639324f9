#pragma once

/// Adds to the facts of a file what can be seen of it as a picture: decodes it small, measures it, hashes it. What the
/// facts lead to is said where they are judged (file_facts.h, picture/judge.h).

#include "core/base/bytes.h"
#include "core/material/file_facts.h"

namespace onetrip::material::decode {

/// `facts` are those of `file` (inspect.h). Of an image that is whole: `image` and `perceptual_hash`, of a small one
/// `portrait`, or the damage that kept it from being decoded (`damaged`, `too_heavy`, `not_judged`). Other files are
/// left as they are.
void look_into(base::BytesView file, FileFacts& facts);

}  // namespace onetrip::material::decode
