// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"

#include <cmath>
#include <fast_float/fast_float.h>
#include <fmt/format.h>

namespace vestigo {

std::optional<double> parseNumber(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    if (text.size() > 1 && text.front() == '+' && text[1] != '-' && text[1] != '+') {
        text.remove_prefix(1);
    }
    double value = 0.0;
    const auto [end, failure] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::string formatNumber(double value) {
    if (!std::isfinite(value)) {
        return "null";
    }
    return value == 0.0 ? "0" : fmt::format("{}", value);
}

std::string formatFixed(double value, int digits) {
    return fmt::format("{:.{}f}", value, digits);
}

} // namespace vestigo
