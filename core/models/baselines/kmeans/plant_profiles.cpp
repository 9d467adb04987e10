// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/plant_profiles.h"

#include "core/base/part_of_job.h"
#include "core/models/baselines/kmeans/calibration.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace vestigo::models::kmeans {

namespace {

/// Examples with their columns prepared once.
struct Prepared {
    std::vector<std::vector<TerminalColumns>> columns; ///< [example][terminal]
};

Prepared prepare(const std::vector<TrainingExample>& examples) {
    Prepared prepared;
    for (const TrainingExample& example : examples) {
        prepared.columns.push_back(columnsOf(*example.recording));
    }
    return prepared;
}

/// Normal parts by the name that `nameOf` gives a terminal.
template <class NameOf>
std::map<std::string, std::vector<NormalPart>> partsBy(const std::vector<TrainingExample>& examples,
                                                       const Prepared& prepared, NameOf nameOf) {
    std::map<std::string, std::vector<NormalPart>> parts;
    for (std::size_t e = 0; e < examples.size(); ++e) {
        for (std::size_t t = 0; t < prepared.columns[e].size(); ++t) {
            const TerminalColumns& columns = prepared.columns[e][t];
            NormalPart part;
            part.columns = &columns;
            part.normal = std::vector<std::uint8_t>(columns.steps, 1);
            const std::vector<std::uint8_t>& abnormal = examples[e].abnormal[t];
            for (std::size_t k = 0; k < std::min(abnormal.size(), part.normal.size()); ++k) {
                part.normal[k] = abnormal[k] == 0 ? 1 : 0;
            }
            if (!columns.names.empty()) {
                parts[nameOf(columns)].push_back(std::move(part));
            }
        }
    }
    return parts;
}

/// The profile of the one terminal that all parts are of; nullptr where they are of several.
const Profile* ofOnlyTerminal(const std::vector<Profile>& ofTerminals, const std::vector<NormalPart>& parts) {
    const std::string& id = parts.front().columns->id;
    for (const NormalPart& part : parts) {
        if (part.columns->id != id) {
            return nullptr;
        }
    }
    const auto found = std::find_if(ofTerminals.begin(), ofTerminals.end(), [&id](const Profile& profile) {
        return !profile.forType && profile.name == id;
    });
    return found != ofTerminals.end() ? &*found : nullptr;
}

Profile fitted(const std::string& name, const std::vector<NormalPart>& parts, const TrainSettings& settings,
               const CancelToken& cancel) {
    Profile profile = fitProfile(name, parts, ProfileSettings::usual(settings.causal), settings.seed, cancel);
    profile.threshold = normalThreshold(profile, parts, cancel);
    return profile;
}

} // namespace

Error nothingToLearnError() {
    Error error;
    error.code = ErrorCode::Empty;
    error.message = VESTIGO_TEXT("Error", "the training recordings hold nothing that can be learned from");
    error.remedy = VESTIGO_TEXT("Error", "see what vestigo-cli info says of them");
    return error;
}

Outcome<std::vector<Profile>> fitProfiles(const std::vector<TrainingExample>& examples,
                                          const TrainSettings& settings, const CancelToken& cancel,
                                          ProgressSink& progress) {
    const Prepared prepared = prepare(examples);
    auto ofTerminal = partsBy(examples, prepared, [](const TerminalColumns& c) { return c.id; });
    auto ofType = partsBy(examples, prepared, [](const TerminalColumns& c) { return c.type; });
    if (ofTerminal.empty()) {
        return nothingToLearnError();
    }
    std::vector<Profile> profiles;
    const double total = static_cast<double>(ofTerminal.size() + ofType.size());
    for (const auto* parts : {&ofTerminal, &ofType}) {
        for (const auto& [name, normal] : *parts) {
            settings.pause.wait(cancel);
            if (cancel.cancelled()) {
                return Cancelled{};
            }
            const Profile* same = parts == &ofType ? ofOnlyTerminal(profiles, normal) : nullptr;
            Profile profile = same != nullptr ? *same : fitted(name, normal, settings, cancel);
            profile.name = name;
            profile.forType = parts == &ofType;
            profiles.push_back(std::move(profile));
            Progress report;
            report.stage = VESTIGO_TEXT("Progress", "Training");
            report.item = name;
            report.fraction = static_cast<double>(profiles.size()) / total;
            report.overall = report.fraction;
            progress.report(report);
        }
    }
    return cancel.cancelled() ? Outcome<std::vector<Profile>>(Cancelled{})
                              : Outcome<std::vector<Profile>>(std::move(profiles));
}

Outcome<std::vector<Profile>> fitCalibrated(const std::vector<TrainingExample>& normal,
                                            const TrainSettings& settings, const CancelToken& cancel,
                                            ProgressSink& progress) {
    PartOfJob whole(progress, 0.0, normal.size() > 1 ? 0.5 : 1.0);
    auto profiles = fitProfiles(normal, settings, cancel, whole);
    if (!profiles.finished()) {
        return profiles;
    }
    FalseAlarmBudget budget;
    if (normal.size() < 2) {
        budget.add(profiles.value(), normal, cancel);
    }
    for (const std::size_t half : {std::size_t{0}, std::size_t{1}}) {
        std::vector<TrainingExample> seen;
        std::vector<TrainingExample> unseen;
        for (std::size_t e = 0; e < normal.size() && normal.size() > 1; ++e) {
            (e % 2 == half ? seen : unseen).push_back(normal[e]);
        }
        if (seen.empty()) {
            continue;
        }
        const double from = 0.5 + 0.25 * static_cast<double>(half);
        PartOfJob part(progress, from, from + 0.25);
        const auto fromHalf = fitProfiles(seen, settings, cancel, part);
        if (fromHalf.finished()) { // else that half holds nothing, and judges nothing
            budget.add(fromHalf.value(), unseen, cancel);
        }
    }
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    const double factor = budget.factor();
    for (Profile& profile : profiles.value()) {
        profile.threshold *= factor;
    }
    return profiles;
}

const Profile* profileFor(const std::vector<Profile>& profiles, const TerminalColumns& terminal) {
    for (const bool forType : {false, true}) {
        for (const Profile& profile : profiles) {
            if (profile.forType == forType && profile.name == (forType ? terminal.type : terminal.id) &&
                profile.usable()) {
                return &profile;
            }
        }
    }
    return nullptr;
}

std::vector<Profile> replaced(std::vector<Profile> before, std::vector<Profile> fitted) {
    const auto isNew = [&fitted](const Profile& old) {
        return std::any_of(fitted.begin(), fitted.end(), [&old](const Profile& profile) {
            return profile.forType == old.forType && profile.name == old.name;
        });
    };
    before.erase(std::remove_if(before.begin(), before.end(), isNew), before.end());
    before.insert(before.end(), std::make_move_iterator(fitted.begin()),
                  std::make_move_iterator(fitted.end()));
    return before;
}

} // namespace vestigo::models::kmeans
