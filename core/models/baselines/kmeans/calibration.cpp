// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/calibration.h"

#include "core/models/baselines/kmeans/robust.h"

#include <algorithm>

namespace vestigo::models::kmeans {

namespace {

constexpr double halfwayScore = 3.0;
constexpr double normalQuantile = 0.995;
constexpr double lowestThreshold = 0.8;

const Profile* findProfile(const std::vector<Profile>& profiles, const TerminalColumns& columns) {
    for (const Profile& profile : profiles) {
        if (!profile.forType && profile.name == columns.id) {
            return &profile;
        }
    }
    for (const Profile& profile : profiles) {
        if (profile.forType && profile.name == columns.type) {
            return &profile;
        }
    }
    return nullptr;
}

/// Score over own threshold, and the truth, of every step of the validation recordings.
struct JudgedSteps {
    std::vector<double> ratio;
    std::vector<std::uint8_t> abnormal;
    std::size_t positives = 0;
};

JudgedSteps judge(const std::vector<Profile>& profiles, const std::vector<TrainingExample>& examples,
                  const CancelToken& cancel) {
    JudgedSteps judged;
    for (const TrainingExample& example : examples) {
        const std::vector<TerminalColumns> terminals = columnsOf(*example.recording);
        for (std::size_t t = 0; t < terminals.size() && !cancel.cancelled(); ++t) {
            const Profile* profile = findProfile(profiles, terminals[t]);
            if (profile == nullptr || terminals[t].steps <= timeline::windowSteps) {
                continue;
            }
            const ProfileScore score =
                scoreWith(*profile, terminals[t], timeline::windowSteps, terminals[t].steps, cancel);
            for (std::size_t k = timeline::windowSteps; k < terminals[t].steps; ++k) {
                const bool abnormal = k < example.abnormal[t].size() && example.abnormal[t][k] != 0;
                judged.ratio.push_back(score.score[k] / profile->threshold);
                judged.abnormal.push_back(abnormal ? 1 : 0);
                judged.positives += abnormal ? 1 : 0;
            }
        }
    }
    return judged;
}

double f1At(const JudgedSteps& judged, double factor) {
    std::size_t hits = 0;
    std::size_t raised = 0;
    for (std::size_t i = 0; i < judged.ratio.size(); ++i) {
        const bool up = judged.ratio[i] >= factor;
        raised += up ? 1 : 0;
        hits += up && judged.abnormal[i] != 0 ? 1 : 0;
    }
    return 2.0 * static_cast<double>(hits) /
           static_cast<double>(std::max<std::size_t>(1, raised + judged.positives));
}

} // namespace

double probabilityOf(double score) {
    return score / (score + halfwayScore);
}

double normalThreshold(const Profile& profile, const std::vector<NormalPart>& parts,
                       const CancelToken& cancel) {
    std::vector<double> scores;
    for (const NormalPart& part : parts) {
        const ProfileScore score = scoreWith(profile, *part.columns, 0, part.columns->steps, cancel);
        for (std::size_t k = 0; k < part.normal.size(); ++k) {
            if (part.normal[k] != 0 && score.known[k] != 0) {
                scores.push_back(score.score[k]);
            }
        }
    }
    return std::max(lowestThreshold, quantile(std::move(scores), normalQuantile));
}

void tuneThresholds(std::vector<Profile>& profiles, const std::vector<TrainingExample>& validation,
                    const CancelToken& cancel) {
    const JudgedSteps judged = judge(profiles, validation, cancel);
    if (judged.positives == 0) {
        return;
    }
    double best = 1.0;
    double bestF1 = f1At(judged, 1.0);
    for (int percent = 50; percent <= 300; percent += 5) {
        const double factor = percent / 100.0;
        const double f1 = f1At(judged, factor);
        if (f1 > bestF1) {
            bestF1 = f1;
            best = factor;
        }
    }
    for (Profile& profile : profiles) {
        profile.threshold *= best;
    }
}

} // namespace vestigo::models::kmeans
