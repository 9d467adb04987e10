// SPDX-License-Identifier: GPL-3.0-or-later
// What the names of loose files and of columns say.
#include "core/recordings/loose_file.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vestigo::recordings {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 14> streamWords{{{"device", "device"},
                                                                           {"machine", "device"},
                                                                           {"camera", "device"},
                                                                           {"cam", "device"},
                                                                           {"video", "device"},
                                                                           {"operator", "operator"},
                                                                           {"worker", "operator"},
                                                                           {"human", "operator"},
                                                                           {"behavior", "behavior"},
                                                                           {"behaviour", "behavior"},
                                                                           {"telemetry", "behavior"},
                                                                           {"data", "behavior"},
                                                                           {"table", "behavior"},
                                                                           {"sensors", "behavior"}}};

std::string lower(std::string text) {
    for (char& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

/// The stream that a word stands for; empty: it is none.
std::string streamOf(const std::string& word) {
    const std::string wanted = lower(word);
    for (const auto& [name, stream] : streamWords) {
        if (wanted == name) {
            return stream;
        }
    }
    return {};
}

std::string shortened(std::string text) {
    text = singleLine(text, RecordingLimits::nameBytes / 2);
    return text.empty() ? "terminal-01" : text;
}

} // namespace

LooseName guessName(const std::filesystem::path& file) {
    const std::filesystem::path clean = file.has_filename() ? file : file.parent_path();
    const std::string stem = clean.stem().string();
    const std::string alone = streamOf(stem);
    const std::string parent = clean.parent_path().filename().string();
    if (!alone.empty() && !parent.empty() && parent != "." && parent != "/") {
        return {shortened(parent), alone};
    }
    const std::size_t cut = stem.find_last_of("._- :");
    if (cut != std::string::npos && cut > 0 && cut + 1 < stem.size()) {
        const std::string stream = streamOf(stem.substr(cut + 1));
        if (!stream.empty()) {
            return {shortened(stem.substr(0, cut)), stream};
        }
    }
    return {shortened(stem), {}};
}

std::string unitOfColumn(const std::string& name) {
    for (const auto& [open, close] : {std::pair('[', ']'), std::pair('(', ')')}) {
        const std::size_t from = name.rfind(open);
        const std::size_t to = name.rfind(close);
        if (from != std::string::npos && to != std::string::npos && to > from + 1) {
            return name.substr(from + 1, to - from - 1);
        }
    }
    static const std::array<const char*, 26> units = {
        "s",   "ms",  "mm", "cm",  "m", "rpm", "a", "ma",   "v",   "mv",  "w",  "kw", "hz",
        "khz", "bar", "pa", "kpa", "n", "nm",  "c", "degc", "deg", "pct", "kg", "g",  "db"};
    const std::size_t cut = name.rfind('_');
    if (cut == std::string::npos || cut == 0) {
        return {};
    }
    const std::string word = lower(name.substr(cut + 1));
    const bool known =
        std::any_of(units.begin(), units.end(), [&](const char* unit) { return word == unit; });
    return known ? name.substr(cut + 1) : std::string();
}

} // namespace vestigo::recordings
