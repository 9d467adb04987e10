// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/instruction_words.h"
#include "core/dataset/log_windows.h"
#include "core/recordings/logs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace vestigo::dataset {

namespace {

using timeline::FeatureSeries;
using timeline::Grid;

constexpr std::size_t mostEvents = 30'000'000;
constexpr std::size_t mostWords = 20000;
/// A person who acted is there for so long, logged in or not; one who logged out leaves.
constexpr double personStaysSeconds = 10.0;
constexpr double personLeavesSeconds = 1.0;

struct Event {
    double t = 0.0;
    std::uint32_t word = 0;
    std::uint8_t level = 0;
    InstructionKind kind = InstructionKind::Read;
    std::int8_t mode = -1;
    bool error = false;
};

/// How often one instruction followed another; the chance of the next one by additive smoothing.
class Transitions {
public:
    void add(std::uint32_t before, std::uint32_t word) {
        ++pairs_[{before, word}];
        ++totals_[before];
    }
    /// -ln p(word | before). `leaveOut` pretends that this very occurrence had not been counted: a rare
    /// instruction must not vouch for itself.
    double surprise(std::uint32_t before, std::uint32_t word, std::size_t words, bool leaveOut) const {
        const auto pair = pairs_.find({before, word});
        const auto total = totals_.find(before);
        const double own = leaveOut ? 1.0 : 0.0;
        const double together = pair == pairs_.end() ? 0.0 : static_cast<double>(pair->second) - own;
        const double all = total == totals_.end() ? 0.0 : static_cast<double>(total->second) - own;
        constexpr double smoothing = 0.5;
        const double chance = (together + smoothing) / (all + smoothing * static_cast<double>(words + 1));
        return -std::log(chance);
    }

private:
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> pairs_;
    std::map<std::uint32_t, std::uint64_t> totals_;
};

/// Surprise of each event given the one before. [events]
std::vector<double> surprises(const std::vector<Event>& events, std::size_t words, bool causal) {
    Transitions transitions;
    if (!causal) {
        for (std::size_t i = 1; i < events.size(); ++i) {
            transitions.add(events[i - 1].word, events[i].word);
        }
    }
    std::vector<double> result(events.size(), std::numeric_limits<double>::quiet_NaN());
    std::vector<std::uint8_t> known(words + 1, 0);
    std::size_t knownWords = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (i > 0) {
            const std::size_t vocabulary = causal ? knownWords : words;
            result[i] = transitions.surprise(events[i - 1].word, events[i].word, vocabulary, !causal);
            if (causal) {
                transitions.add(events[i - 1].word, events[i].word);
            }
        }
        knownWords += known[events[i].word] == 0 ? 1 : 0;
        known[events[i].word] = 1;
    }
    return result;
}

/// Who is there, logged in as what, and in which mode the terminal runs. [steps] each
struct Presence {
    std::vector<double> present;
    std::vector<double> level;
    std::vector<double> mode;
};

Presence presenceOf(const std::vector<Event>& events, const Grid& grid) {
    Presence presence;
    std::size_t next = 0;
    int level = 0;
    int mode = 0;
    double personUntil = -std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < grid.steps; ++k) {
        for (; next < events.size() && events[next].t <= grid.time(k) + 1e-9; ++next) {
            const Event& event = events[next];
            if (event.kind == InstructionKind::Login && !event.error) {
                level = std::max<int>(1, event.level);
            } else if (event.kind == InstructionKind::Logout) {
                level = 0;
            }
            mode = event.mode >= 0 && !event.error ? event.mode : mode;
            if (event.level > 0) {
                const bool leaves = event.kind == InstructionKind::Logout;
                personUntil = event.t + (leaves ? personLeavesSeconds : personStaysSeconds);
            }
        }
        const bool person = level > 0 || grid.time(k) <= personUntil + 1e-9;
        presence.present.push_back(person ? 1.0 : 0.0);
        presence.level.push_back(level);
        presence.mode.push_back(mode);
    }
    return presence;
}

std::vector<FeatureSeries> featuresOf(std::vector<Event> events, const Grid& grid, std::size_t words,
                                      const AlignOptions& options) {
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.t < b.t; });
    const std::vector<double> surprise = surprises(events, words, options.causal);
    StepSums all(grid.steps);
    StepSums writes(grid.steps);
    StepSums errors(grid.steps);
    StepSums surprising(grid.steps);
    StepSums judged(grid.steps);
    StepSets different;
    for (std::size_t i = 0; i < events.size(); ++i) {
        std::size_t step = 0;
        if (!stepOf(grid, events[i].t, step)) {
            continue;
        }
        all.add(step, 1.0);
        writes.add(step, events[i].kind == InstructionKind::Write ? 1.0 : 0.0);
        errors.add(step, events[i].error ? 1.0 : 0.0);
        different.add(step, events[i].word);
        if (!std::isnan(surprise[i])) {
            surprising.add(step, surprise[i]);
            judged.add(step, 1.0);
        }
    }
    const std::size_t width = windowWidth(grid, options.logWindowSeconds);
    const std::vector<double> total = all.windows(width);
    const Presence presence = presenceOf(events, grid);
    std::vector<FeatureSeries> features;
    features.push_back(logFeature("instr_rate", rates(total, static_cast<double>(width) * grid.stepSeconds)));
    features.push_back(logFeature("instr_write_ratio", ratios(writes.windows(width), total)));
    features.push_back(logFeature("instr_distinct", different.windows(grid.steps, width)));
    features.push_back(logFeature("instr_error_ratio", ratios(errors.windows(width), total)));
    features.push_back(
        logFeature("instr_surprise", ratios(surprising.windows(width), judged.windows(width))));
    features.push_back(logFeature("operator_present", presence.present));
    features.push_back(logFeature("auth_level", presence.level));
    features.push_back(logFeature("control_mode", presence.mode));
    return features;
}

Error tooManyEvents(const recordings::Recording& recording) {
    Error error;
    error.code = ErrorCode::TooLarge;
    error.file = recording.instructions->path.string();
    error.message = VESTIGO_TEXT("Error", "has more than %1 instructions");
    error.arguments = {std::to_string(mostEvents)};
    error.remedy = VESTIGO_TEXT("Error", "split the recording");
    return error;
}

} // namespace

Outcome<std::vector<std::vector<FeatureSeries>>> instructionFeatures(const recordings::Recording& recording,
                                                                     const AlignOptions& options,
                                                                     const CancelToken& cancel) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < recording.terminals.size(); ++i) {
        places.emplace(recording.terminals[i].id, i);
    }
    std::vector<std::vector<Event>> events(recording.terminals.size());
    Vocabulary vocabulary(mostWords);
    std::size_t count = 0;
    const auto visit = [&](const recordings::InstructionEvent& seen) {
        const auto place = places.find(seen.terminal);
        if (place == places.end()) {
            return true;
        }
        Event event;
        event.t = seen.t;
        event.word = vocabulary.number(seen.instruction);
        event.level = static_cast<std::uint8_t>(levelOfActor(seen.actor));
        event.kind = kindOfInstruction(seen.instruction);
        event.mode = static_cast<std::int8_t>(modeSetBy(seen.instruction).value_or(-1));
        event.error = seen.error;
        events[place->second].push_back(event);
        return ++count <= mostEvents;
    };
    auto summary = recordings::readInstructions(recording, visit, cancel);
    if (summary.cancelled()) {
        return Cancelled{};
    }
    if (summary.failed()) {
        return summary.error();
    }
    if (count > mostEvents) {
        return tooManyEvents(recording);
    }
    std::vector<std::vector<FeatureSeries>> features(recording.terminals.size());
    const Grid grid = gridOf(recording);
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        if (!events[i].empty()) {
            features[i] = featuresOf(std::move(events[i]), grid, vocabulary.size(), options);
        }
    }
    return features;
}

} // namespace vestigo::dataset
