// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/engine.h"

#include "core/models/baselines/kmeans/calibration.h"
#include "core/models/baselines/kmeans/own_normal.h"
#include "core/models/baselines/kmeans/profile_state.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
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

TerminalScores scoresFrom(const Profile& profile, const ProfileScore& score, const TerminalColumns& columns,
                          std::size_t from) {
    TerminalScores scores;
    scores.terminal = columns.id;
    scores.suggestedThreshold = probabilityOf(profile.threshold);
    scores.featureNames = profile.names;
    for (std::size_t k = from; k < columns.steps; ++k) {
        scores.steps.push_back(k);
        scores.probabilities.push_back(score.known[k] != 0 ? probabilityOf(score.score[k])
                                                           : std::numeric_limits<double>::quiet_NaN());
        scores.sharpProbabilities.push_back(score.known[k] != 0 ? probabilityOf(score.sharp[k])
                                                                : std::numeric_limits<double>::quiet_NaN());
        std::vector<Attribution> attributions;
        for (const ProfileScore::Share& share : score.shares[k]) {
            attributions.emplace_back(share.step, share.column, share.weight);
        }
        scores.attributions.push_back(std::move(attributions));
    }
    return scores;
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

class KMeansEngine final : public Engine {
public:
    const EngineInfo& info() const override { return info_; }

    Outcome<ModelState> train(const std::vector<TrainingExample>& training,
                              const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                              const CancelToken& cancel, ProgressSink& progress) override;

    Result<Done> load(const ModelState& state) override {
        auto profiles = profilesOf(state);
        if (!profiles) {
            return profiles.error();
        }
        profiles_ = profiles.take();
        return Done{};
    }

    Outcome<std::vector<TerminalScores>> score(const timeline::AlignedRecording& recording,
                                               std::uint64_t seed, const CancelToken& cancel,
                                               ProgressSink& progress) override;

private:
    /// The terminal's own profile, else that of its type, else nullptr.
    const Profile* find(const TerminalColumns& columns) const;
    TerminalScores scoreOne(const TerminalColumns& columns, bool past, std::uint64_t seed,
                            const CancelToken& cancel) const;

    EngineInfo info_ = engineInfo();
    std::vector<Profile> profiles_;
};

Outcome<ModelState> KMeansEngine::train(const std::vector<TrainingExample>& training,
                                        const std::vector<TrainingExample>& validation,
                                        const TrainSettings& settings, const CancelToken& cancel,
                                        ProgressSink& progress) {
    const Prepared prepared = prepare(training);
    auto ofTerminal = partsBy(training, prepared, [](const TerminalColumns& c) { return c.id; });
    auto ofType = partsBy(training, prepared, [](const TerminalColumns& c) { return c.type; });
    if (ofTerminal.empty()) {
        Error error;
        error.code = ErrorCode::Empty;
        error.message =
            VESTIGO_TEXT("Error", "the training recordings hold nothing that can be learned from");
        error.remedy = VESTIGO_TEXT("Error", "see what vestigo-cli info says of them");
        return error;
    }
    std::vector<Profile> profiles;
    const double total = static_cast<double>(ofTerminal.size() + ofType.size());
    for (const auto* parts : {&ofTerminal, &ofType}) {
        for (const auto& [name, normal] : *parts) {
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
    profiles_ = std::move(profiles);
    tuneThresholds(profiles_, validation.empty() ? training : validation, cancel);
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    ModelState state = stateOf(profiles_);
    state.metadata["engine"] = info_.name;
    state.metadata["name"] = settings.modelName;
    state.metadata["causal"] = settings.causal ? "true" : "false";
    state.metadata["seed"] = std::to_string(settings.seed);
    return state;
}

const Profile* KMeansEngine::find(const TerminalColumns& columns) const {
    for (const bool forType : {false, true}) {
        for (const Profile& profile : profiles_) {
            if (profile.forType == forType && profile.name == (forType ? columns.type : columns.id) &&
                profile.usable()) {
                return &profile;
            }
        }
    }
    return nullptr;
}

TerminalScores KMeansEngine::scoreOne(const TerminalColumns& columns, bool past, std::uint64_t seed,
                                      const CancelToken& cancel) const {
    const std::size_t from = timeline::windowSteps;
    TerminalScores none;
    none.terminal = columns.id;
    if (columns.names.empty() || columns.steps <= from) {
        return none;
    }
    if (const Profile* profile = find(columns)) {
        return scoresFrom(*profile, scoreWith(*profile, columns, from, columns.steps, cancel), columns, from);
    }
    const OwnNormal own = scoreByOwnNormal(columns, past, seed, cancel);
    return own.profile.names.empty() ? none : scoresFrom(own.profile, own.score, columns, from);
}

Outcome<std::vector<TerminalScores>> KMeansEngine::score(const timeline::AlignedRecording& recording,
                                                         std::uint64_t seed, const CancelToken& cancel,
                                                         ProgressSink& progress) {
    std::vector<TerminalScores> scores;
    std::vector<TerminalColumns> terminals = columnsOf(recording);
    for (TerminalColumns& terminal : terminals) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        scores.push_back(scoreOne(terminal, recording.causal, seed, cancel));
        Progress report;
        report.stage = VESTIGO_TEXT("Progress", "Detecting");
        report.item = terminal.id;
        terminal = TerminalColumns(); // a day of it is much memory
        report.fraction = static_cast<double>(scores.size()) / static_cast<double>(terminals.size());
        progress.report(report);
    }
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    return scores;
}

} // namespace

EngineInfo engineInfo() {
    EngineInfo info;
    info.name = "kmeans";
    info.title = VESTIGO_TEXT("Engine", "k-means distance");
    info.description =
        VESTIGO_TEXT("Engine", "Distance of sliding windows to the nearest cluster of normal windows, per "
                               "terminal. Without a model it learns from the recording's own normal part.");
    info.givesAttributions = true;
    return info;
}

std::unique_ptr<Engine> makeEngine() {
    return std::make_unique<KMeansEngine>();
}

} // namespace vestigo::models::kmeans
