#pragma once

/// The server's commands that keep its data: `backup FILE` and `restore FILE [--force]`, with the server's own
/// settings.

#include "server/config.h"

namespace onetrip {

/// Says on standard output what was done; throws std::exception with one line saying what is wrong.
void back_up_store(const Config& config, const std::string& file);
void restore_store(const Config& config, const std::string& file, bool replace);

}  // namespace onetrip
