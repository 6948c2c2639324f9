#pragma once

/// Gathers what a rule reads while it is compiled: the parts of its data, and of the contexts outside it, on which its
/// value depends. It may say too much, never too little.

#include <string>
#include <vector>

#include "core/json/document.h"

namespace onetrip::logic {

struct Node;
struct Plan;

class Reads {
public:
    /// A path with a literal name, read where `frames` contexts (of `map`, `reduce`, `try`) lie between it and the
    /// data.
    void path(const Plan& plan, const Node& node, std::uint32_t frames);
    /// A name that only the application knows: everything.
    void unknown(std::uint32_t frames);
    /// The names that `missing` asks for; it looks only into its own context.
    void missing(json::View names, std::uint32_t frames);

    /// Writes Plan::variables and Plan::outer_variables: sorted, each once.
    void finish(Plan& plan);

private:
    std::vector<std::string> inner_;
    std::vector<std::string> outer_;
};

}  // namespace onetrip::logic
