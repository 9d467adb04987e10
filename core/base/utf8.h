// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vestigo {

/// The character at the beginning of a text that claims to be UTF-8.
struct Utf8Character {
    std::uint32_t code = 0;
    std::size_t bytes = 1; ///< how far to go on; 1 for a byte that begins no character
    bool valid = false;
};

/// `text` must not be empty. Overlong forms, surrogates and what lies beyond U+10FFFF are not valid.
Utf8Character firstCharacter(std::string_view text);

/// True for what moves the cursor, ends a line or turns the direction of writing: C0, DEL, C1, the line and
/// paragraph separators, the marks and overrides of direction.
bool isControl(std::uint32_t code);

bool isUtf8(std::string_view text);

} // namespace vestigo
