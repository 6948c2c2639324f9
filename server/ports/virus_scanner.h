#pragma once

/// A virus scanner as a port.

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <string>

#include "core/base/bytes.h"

namespace onetrip::ports {

enum class ScanEnd : std::uint8_t {
    Clean,
    Infected,    ///< the scanner knows something in it
    Unavailable  ///< no verdict: out of reach, too slow, too busy, or it would not look; try again later
};

struct Scan {
    ScanEnd end = ScanEnd::Unavailable;
    std::string reason;  ///< the signature's name, or why there is no verdict; nothing of the file
};

class VirusScanner {
public:
    virtual ~VirusScanner() = default;
    /// Never throws: what goes wrong is an outcome. The bytes must stay until it has ended.
    virtual boost::asio::awaitable<Scan> scan(base::BytesView file) = 0;
};

}  // namespace onetrip::ports
