// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/log_vocabulary.h"

#include "core/base/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <unordered_set>

namespace vestigo::models::vgmsstgat {

namespace {

using timeline::AlignedRecording;
using timeline::LogTrait;

constexpr std::size_t mostKeys = 500'000;
constexpr std::size_t mostRecordings = 1'000'000;
constexpr double smoothing = 0.3;
constexpr double highest = 3.0; ///< novelty of what was never seen
constexpr std::size_t apartSteps = 8;
constexpr std::uint64_t stepMixer = 0x9e3779b97f4a7c15ULL; ///< joins a step to a key

/// -ln of the smoothed share of recordings that have it, on a scale that ends at `highest`.
float noveltyBy(double seen, double recordings) {
    const double all = recordings + 2.0 * smoothing;
    return static_cast<float>(highest * std::log((seen + smoothing) / all) / std::log(smoothing / all));
}

struct Occurrence {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};
using Occurrences = std::unordered_map<std::uint64_t, Occurrence>;

Occurrences occurrencesOf(const AlignedRecording& recording) {
    Occurrences occurrences;
    for (const timeline::AlignedTerminal& terminal : recording.terminals) {
        for (const LogTrait& trait : terminal.logTraits) {
            const auto [entry, fresh] = occurrences.emplace(trait.key, Occurrence{trait.step, trait.step});
            entry->second.first = std::min(entry->second.first, trait.step);
            entry->second.last = std::max(entry->second.last, trait.step);
        }
    }
    return occurrences;
}

float noveltyByItself(const Occurrences& occurrences, const LogTrait& trait, bool causal) {
    const Occurrence& seen = occurrences.at(trait.key);
    const bool known = causal ? seen.first < trait.step
                              : trait.step - seen.first > apartSteps || seen.last - trait.step > apartSteps;
    return noveltyBy(known ? 1.0 : 0.0, 1.0);
}

} // namespace

void LogVocabulary::add(const AlignedRecording& recording,
                        const std::vector<std::vector<std::uint8_t>>& normal) {
    const auto isNormal = [&](std::size_t t, const LogTrait& trait) {
        return trait.step < normal[t].size() && normal[t][trait.step] != 0;
    };
    // What an abnormal terminal says, its partner hears: it is no more usual for that.
    std::unordered_set<std::uint64_t> spoiled;
    for (std::size_t t = 0; t < recording.terminals.size() && t < normal.size(); ++t) {
        for (const LogTrait& trait : recording.terminals[t].logTraits) {
            if (!isNormal(t, trait)) {
                spoiled.insert(trait.key ^ trait.step * stepMixer);
            }
        }
    }
    std::unordered_set<std::uint64_t> keys;
    for (std::size_t t = 0; t < recording.terminals.size() && t < normal.size(); ++t) {
        for (const LogTrait& trait : recording.terminals[t].logTraits) {
            if (isNormal(t, trait) && spoiled.count(trait.key ^ trait.step * stepMixer) == 0) {
                keys.insert(trait.key);
            }
        }
    }
    for (const std::uint64_t key : keys) {
        if (seen_.size() < mostKeys || seen_.count(key) > 0) {
            ++seen_[key];
        }
    }
    recordings_ += keys.empty() ? 0 : 1;
}

void LogVocabulary::take(const LogVocabulary& other) {
    if (!other.empty()) {
        *this = other;
    }
}

float LogVocabulary::noveltyOf(std::uint64_t key) const {
    const auto found = seen_.find(key);
    const double seen = found == seen_.end() ? 0.0 : static_cast<double>(found->second);
    return noveltyBy(seen, static_cast<double>(recordings_));
}

std::vector<std::vector<float>> LogVocabulary::novelty(const AlignedRecording& recording,
                                                       std::size_t terminal) const {
    std::vector<std::vector<float>> values(timeline::logTraitKinds,
                                           std::vector<float>(recording.grid.steps, 0.0F));
    const Occurrences occurrences = empty() ? occurrencesOf(recording) : Occurrences();
    for (const LogTrait& trait : recording.terminals[terminal].logTraits) {
        if (trait.step >= recording.grid.steps || trait.kind >= timeline::logTraitKinds) {
            continue;
        }
        float& value = values[trait.kind][trait.step];
        value = std::max(value, empty() ? noveltyByItself(occurrences, trait, recording.causal)
                                        : noveltyOf(trait.key));
    }
    return values;
}

std::string LogVocabulary::json() const {
    std::map<std::string, std::uint32_t> keys; // in a fixed order
    for (const auto& [key, count] : seen_) {
        std::string text(16, '0');
        for (std::size_t digit = 0; digit < text.size(); ++digit) {
            text[digit] = "0123456789abcdef"[(key >> (60U - 4U * digit)) & 15U];
        }
        keys[text] = count;
    }
    return Json{{"recordings", recordings_}, {"keys", keys}}.dump();
}

bool LogVocabulary::read(const std::string& text) {
    JsonLimits limits;
    limits.bytes = 32U << 20U;
    const Result<Json> json = parseJson(text, "normal_logs", limits);
    if (!json || !json->is_object() || !json->contains("recordings") || !json->contains("keys") ||
        !(*json)["recordings"].is_number_unsigned() || !(*json)["keys"].is_object()) {
        return false;
    }
    const auto recordings = (*json)["recordings"].get<std::uint64_t>();
    if (recordings > mostRecordings || (*json)["keys"].size() > mostKeys) {
        return false;
    }
    std::unordered_map<std::uint64_t, std::uint32_t> seen;
    for (const auto& [name, count] : (*json)["keys"].items()) {
        std::uint64_t key = 0;
        const auto parsed = std::from_chars(name.data(), name.data() + name.size(), key, 16);
        if (parsed.ec != std::errc() || parsed.ptr != name.data() + name.size() ||
            !count.is_number_unsigned() || count.get<std::uint64_t>() > recordings) {
            return false;
        }
        seen[key] = count.get<std::uint32_t>();
    }
    recordings_ = static_cast<std::size_t>(recordings);
    seen_ = std::move(seen);
    return true;
}

NoveltyWindows noveltyWindows(const std::vector<float>& novelty, std::size_t step) {
    const auto end = novelty.begin() + static_cast<std::ptrdiff_t>(step + 1);
    const auto back = [&](std::size_t width) {
        return end - static_cast<std::ptrdiff_t>(std::min(width, step + 1));
    };
    return {novelty[step], *std::max_element(back(4), end), *std::max_element(back(12), end),
            std::accumulate(back(8), end, 0.0F) / static_cast<float>(end - back(8))};
}

} // namespace vestigo::models::vgmsstgat
