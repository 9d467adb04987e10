// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

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
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += (byte < 0x20 || byte == 0x7f) ? ' ' : c;
    }
    if (out.size() > longest) {
        std::size_t cut = longest;
        while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0U) == 0x80U) {
            --cut; // never through the middle of a UTF-8 character
        }
        out.resize(cut);
        out += "...";
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
