// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "core/base/utf8.h"

#include <string_view>

namespace vestigo {

namespace {

std::string filled(const std::string& pattern, const std::vector<std::string>& arguments) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool placeholder = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                                 pattern[i + 1] <= '9' &&
                                 static_cast<std::size_t>(pattern[i + 1] - '1') < arguments.size();
        if (placeholder) {
            out += arguments[static_cast<std::size_t>(pattern[i + 1] - '1')];
            ++i;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

} // namespace

std::string fillPlaceholders(const std::string& pattern, std::initializer_list<std::string> arguments) {
    return filled(pattern, std::vector<std::string>(arguments));
}

std::string singleLine(const std::string& text, std::size_t longest) {
    std::string out;
    for (std::string_view rest = text; !rest.empty();) {
        const Utf8Character character = firstCharacter(rest);
        if (out.size() + character.bytes > longest) {
            return out + "...";
        }
        if (!character.valid) {
            out += '?'; // a file's name may hold any bytes
        } else if (isControl(character.code)) {
            out += ' ';
        } else {
            out += rest.substr(0, character.bytes);
        }
        rest.remove_prefix(character.bytes);
    }
    return out;
}

std::string Error::messageText(const Translator& translator) const {
    return filled(translator.translate(message), arguments);
}

std::string Error::remedyText(const Translator& translator) const {
    return remedy.source[0] == '\0' ? std::string() : filled(translator.translate(remedy), arguments);
}

std::string Error::oneLine(const Translator& translator) const {
    std::string line;
    if (!file.empty()) {
        line += singleLine(file, 200) + ": ";
    }
    if (!place.empty()) {
        line += singleLine(place, 160) + ": ";
    }
    line += singleLine(messageText(translator));
    const std::string help = remedyText(translator);
    if (!help.empty()) {
        line += " (" + singleLine(help) + ")";
    }
    return line;
}

} // namespace vestigo
