#pragma once

/// Another office's register as a port: whether it has somebody's document, so that nobody is asked for what an office
/// can find out. Asked only with the applicant's consent, and for one service.

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/day.h"

namespace onetrip::ports {

struct RegistryInquiry {
    std::string source_register;  ///< as the catalogue names it: `higher_education_diplomas`
    std::string holder_name;
    std::string holder_number;
    std::string purpose;  ///< the service that it is asked for
};

enum class RegistryEnd : std::uint8_t {
    Found,
    NotFound,    ///< the register answers that it has nothing
    Unavailable  ///< no answer, or none that can be read; says nothing about the applicant
};

struct RegistryReply {
    RegistryEnd end = RegistryEnd::Unavailable;
    // Of what was found:
    std::string source;  ///< who says so, in the register's own words
    std::optional<base::Day> as_of;
    std::string values;  ///< a JSON object: what the document says; personal
};

class Registry {
public:
    virtual ~Registry() = default;
    /// Never throws: what goes wrong is an outcome.
    virtual boost::asio::awaitable<RegistryReply> ask(RegistryInquiry inquiry) = 0;
};

}  // namespace onetrip::ports
