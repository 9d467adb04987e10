// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

namespace vestigo {

namespace {

/// Length and payload of a first byte; 0: none.
std::size_t lengthOf(unsigned char first, std::uint32_t& code) {
    if (first < 0x80U) {
        code = first;
        return 1;
    }
    if (first >= 0xC2U && first < 0xE0U) {
        code = first & 0x1FU;
        return 2;
    }
    if (first >= 0xE0U && first < 0xF0U) {
        code = first & 0x0FU;
        return 3;
    }
    code = first & 0x07U;
    return first >= 0xF0U && first < 0xF5U ? 4 : 0;
}

} // namespace

Utf8Character firstCharacter(std::string_view text) {
    Utf8Character character;
    std::uint32_t code = 0;
    const std::size_t length = lengthOf(static_cast<unsigned char>(text.front()), code);
    if (length == 0 || length > text.size()) {
        return character;
    }
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80U) {
            return character;
        }
        code = (code << 6U) | (byte & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800U) || (length == 4 && code < 0x10000U);
    if (overlong || (code >= 0xD800U && code < 0xE000U) || code > 0x10FFFFU) {
        return character;
    }
    character.code = code;
    character.bytes = length;
    character.valid = true;
    return character;
}

bool isControl(std::uint32_t code) {
    return code < 0x20U || (code >= 0x7FU && code < 0xA0U) || (code >= 0x200EU && code <= 0x200FU) ||
           (code >= 0x2028U && code <= 0x202EU) || (code >= 0x2066U && code <= 0x2069U);
}

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const Utf8Character character = firstCharacter(text);
        if (!character.valid) {
            return false;
        }
        text.remove_prefix(character.bytes);
    }
    return true;
}

} // namespace vestigo
