// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vestigo {

/// A decimal number, whatever the locale: optional sign, digits, point, exponent; surrounding blanks allowed.
/// "nan", "inf" and numbers that overflow to infinity give nothing.
std::optional<double> parseNumber(std::string_view text);

/// Shortest text that reads back as the same number ("0.1", "1e+300"); NaN and infinities give "null".
std::string formatNumber(double value);

/// With so many digits after the point.
std::string formatFixed(double value, int digits);

} // namespace vestigo
