#pragma once

/// OLE 2 compound files ([MS-CFB]): what Word, Excel and WPS wrote before their files were ZIP archives, and what an
/// encrypted DOCX still is. Only what the outside tells: nothing is followed or unpacked.

#include "core/base/bytes.h"

namespace onetrip::material {

[[nodiscard]] bool is_compound_file(base::BytesView file);

struct CompoundFile {
    bool is_whole = false;      ///< the sectors that its header names lie in the file
    bool is_encrypted = false;  ///< an encrypted package, or a Word text whose header says so
    bool has_macros = false;    ///< a Visual Basic project
};
[[nodiscard]] CompoundFile read_compound_file(base::BytesView file);

}  // namespace onetrip::material
