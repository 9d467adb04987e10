// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/profile.h"

#include "core/models/baselines/kmeans/residuals.h"
#include "core/models/baselines/kmeans/robust.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vestigo::models::kmeans {

namespace {

constexpr std::size_t mostTrainingWindows = 20000;     ///< of one group; more are thinned out evenly
constexpr std::size_t mostTrainingValues = 32'000'000; ///< thousands of columns: fewer windows
constexpr int lloydIterations = 25;
constexpr std::size_t sharesKept = 8;

/// Pictures and instructions move for many good reasons; they count half of what physics and traffic count.
/// Found on the train and validation split of plant-a.
constexpr std::array<double, groupCount> groupWeights{0.5, 1.0, 1.0, 0.5};

using Columns = std::vector<std::vector<float>>;

/// First and one past last step of the window that belongs to `step`, before the recording's ends are
/// respected.
std::ptrdiff_t windowStart(const ProfileSettings& settings, std::size_t step) {
    const auto width = static_cast<std::ptrdiff_t>(settings.windowSteps);
    return static_cast<std::ptrdiff_t>(step) - (settings.past ? width - 1 : width / 2);
}

/// Copies the window of one group into `out`; steps beyond the ends repeat the first or last one.
void copyWindow(const Columns& residuals, const GroupModel& group, const ProfileSettings& settings,
                std::size_t step, std::size_t steps, float* out) {
    const std::ptrdiff_t start = windowStart(settings, step);
    for (std::size_t w = 0; w < settings.windowSteps; ++w) {
        const std::ptrdiff_t wanted = start + static_cast<std::ptrdiff_t>(w);
        const auto k = static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(wanted, 0, static_cast<std::ptrdiff_t>(steps) - 1));
        for (const std::size_t column : group.columns) {
            *out++ = residuals[column][k];
        }
    }
}

double distanceOf(double squared, std::size_t columns) {
    return std::sqrt(squared / static_cast<double>(columns));
}

Matrix trainingWindows(const Profile& profile, const GroupModel& group, const std::vector<NormalPart>& parts,
                       const std::vector<Columns>& residuals) {
    std::size_t normalSteps = 0;
    for (const NormalPart& part : parts) {
        normalSteps += static_cast<std::size_t>(std::count(part.normal.begin(), part.normal.end(), 1));
    }
    Matrix windows;
    windows.columns = profile.settings.windowSteps * group.columns.size();
    const std::size_t most =
        std::clamp<std::size_t>(mostTrainingValues / std::max<std::size_t>(1, windows.columns),
                                profile.settings.centres, mostTrainingWindows);
    const std::size_t stride = normalSteps / most + 1;
    std::vector<float> window(windows.columns);
    std::size_t seen = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
        for (std::size_t k = 0; k < parts[p].normal.size(); ++k) {
            if (parts[p].normal[k] != 0 && seen++ % stride == 0) {
                copyWindow(residuals[p], group, profile.settings, k, parts[p].normal.size(), window.data());
                windows.values.insert(windows.values.end(), window.begin(), window.end());
            }
        }
    }
    return windows;
}

void fitGroup(Profile& profile, GroupModel& group, const Matrix& windows, std::uint64_t seed,
              const CancelToken& cancel) {
    // Outliers among the normal windows may not attract a centre of their own.
    Matrix limited = windows;
    for (float& value : limited.values) {
        value = std::clamp(value, -4.0F, 4.0F);
    }
    group.centres = findCentres(limited, profile.settings.centres, lloydIterations, seed, cancel);
    std::vector<double> distances;
    for (std::size_t i = 0; i < windows.rows(); ++i) {
        distances.push_back(
            distanceOf(nearestCentre(group.centres, windows.row(i)).squaredDistance, windows.columns));
    }
    group.usualDistance = quantile(distances, 0.5);
    group.largeDistance = std::max(quantile(std::move(distances), 0.98), group.usualDistance + 0.05);
}

/// All columns that any part has, by name, in a fixed order.
void collectColumns(Profile& profile, const std::vector<NormalPart>& parts) {
    std::map<std::string, timeline::FeatureGroup> known;
    for (const NormalPart& part : parts) {
        for (std::size_t c = 0; c < part.columns->names.size(); ++c) {
            known.emplace(part.columns->names[c], part.columns->groups[c]);
        }
    }
    for (const auto& [name, group] : known) {
        profile.models[static_cast<std::size_t>(group)].columns.push_back(profile.names.size());
        profile.names.push_back(name);
        profile.groups.push_back(group);
    }
}

/// Scores of one group over all steps, smoothed, and the squared differences that carry them.
class GroupScorer {
public:
    GroupScorer(const Profile& profile, const GroupModel& group, const Columns& residuals, std::size_t steps)
        : profile_(profile)
        , group_(group)
        , residuals_(residuals)
        , steps_(steps)
        , window_(profile.settings.windowSteps * group.columns.size()) {}

    double score(std::size_t step) {
        copyWindow(residuals_, group_, profile_.settings, step, steps_, window_.data());
        nearest_ = nearestCentre(group_.centres, window_.data());
        const double distance = distanceOf(nearest_.squaredDistance, window_.size());
        return (distance - group_.usualDistance) / (group_.largeDistance - group_.usualDistance);
    }

    /// Of the step that score() was asked for last: share of each column and step, times `weight`.
    void addShares(std::size_t step, double weight, std::vector<ProfileScore::Share>& shares) const {
        const float* centre = group_.centres.row(nearest_.centre);
        const std::ptrdiff_t start = windowStart(profile_.settings, step);
        std::size_t place = 0;
        for (std::size_t w = 0; w < profile_.settings.windowSteps; ++w) {
            const std::ptrdiff_t wanted = start + static_cast<std::ptrdiff_t>(w);
            const auto k = static_cast<std::uint32_t>(
                std::clamp<std::ptrdiff_t>(wanted, 0, static_cast<std::ptrdiff_t>(steps_) - 1));
            for (const std::size_t column : group_.columns) {
                const double difference = window_[place] - centre[place];
                const double share =
                    difference * difference / std::max(1e-9, nearest_.squaredDistance) * weight;
                shares.push_back({k, static_cast<std::uint32_t>(column), static_cast<float>(share)});
                ++place;
            }
        }
    }

private:
    const Profile& profile_;
    const GroupModel& group_;
    const Columns& residuals_;
    std::size_t steps_;
    std::vector<float> window_;
    Nearest nearest_;
};

void keepStrongest(std::vector<ProfileScore::Share>& shares) {
    const auto stronger = [](const ProfileScore::Share& a, const ProfileScore::Share& b) {
        return a.weight != b.weight ? a.weight > b.weight
                                    : (a.step != b.step ? a.step < b.step : a.column < b.column);
    };
    const std::size_t kept = std::min(sharesKept, shares.size());
    std::partial_sort(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(kept), shares.end(),
                      stronger);
    shares.resize(kept);
}

/// The strongest of what the groups kept; their weights sum to 1.
void settleShares(std::vector<ProfileScore::Share>& shares) {
    keepStrongest(shares);
    shares.shrink_to_fit(); // one such list for every step of the recording
    double sum = 0.0;
    for (const ProfileScore::Share& share : shares) {
        sum += share.weight;
    }
    for (ProfileScore::Share& share : shares) {
        share.weight = sum > 0.0 ? static_cast<float>(share.weight / sum) : 0.0F;
    }
}

/// 1 where the group has at least one present column within the window of the step.
std::vector<std::uint8_t> knownSteps(const Profile& profile, const GroupModel& group,
                                     const std::vector<std::vector<std::uint8_t>>& present,
                                     std::size_t steps) {
    std::vector<std::uint8_t> any(steps, 0);
    for (const std::size_t column : group.columns) {
        for (std::size_t k = 0; k < steps; ++k) {
            any[k] = any[k] != 0 || present[column][k] != 0 ? 1 : 0;
        }
    }
    std::vector<std::uint8_t> known(steps, 0);
    for (std::size_t k = 0; k < steps; ++k) {
        const std::ptrdiff_t start = windowStart(profile.settings, k);
        for (std::size_t w = 0; w < profile.settings.windowSteps; ++w) {
            const std::ptrdiff_t wanted = start + static_cast<std::ptrdiff_t>(w);
            const bool inside = wanted >= 0 && wanted < static_cast<std::ptrdiff_t>(steps);
            known[k] = known[k] != 0 || (inside && any[static_cast<std::size_t>(wanted)] != 0) ? 1 : 0;
        }
    }
    return known;
}

} // namespace

bool Profile::usable() const {
    return std::any_of(models.begin(), models.end(),
                       [](const GroupModel& m) { return m.centres.rows() > 0; });
}

Profile fitProfile(const std::string& name, const std::vector<NormalPart>& parts,
                   const ProfileSettings& settings, std::uint64_t seed, const CancelToken& cancel) {
    Profile profile;
    profile.name = name;
    profile.settings = settings;
    collectColumns(profile, parts);
    fitResiduals(profile, parts);
    std::vector<Columns> residuals;
    for (const NormalPart& part : parts) {
        residuals.push_back(residualColumns(profile, *part.columns));
    }
    for (GroupModel& group : profile.models) {
        if (!group.columns.empty() && !cancel.cancelled()) {
            fitGroup(profile, group, trainingWindows(profile, group, parts, residuals), seed, cancel);
        }
    }
    return profile;
}

ProfileScore scoreWith(const Profile& profile, const TerminalColumns& columns, std::size_t from,
                       std::size_t to, const CancelToken& cancel) {
    const std::size_t steps = columns.steps;
    const Columns residuals = residualColumns(profile, columns);
    const auto present = presentColumns(profile, columns);
    const std::size_t smooth =
        profile.settings.past ? profile.settings.smoothSteps / 2 : profile.settings.smoothSteps;
    ProfileScore result;
    result.score.assign(steps, 0.0);
    result.known.assign(steps, 0);
    result.shares.resize(steps);
    for (std::size_t g = 0; g < groupCount; ++g) {
        const GroupModel& group = profile.models[g];
        if (group.columns.empty() || group.centres.rows() == 0) {
            continue;
        }
        const std::vector<std::uint8_t> known = knownSteps(profile, group, present, steps);
        GroupScorer scorer(profile, group, residuals, steps);
        std::vector<ProfileScore::Share> shares; // of one step: all of all steps would take gigabytes
        std::vector<double> scores(steps, 0.0);
        for (std::size_t k = 0; k < to && !cancel.cancelled(); ++k) {
            scores[k] = known[k] != 0 ? groupWeights[g] * scorer.score(k) : 0.0;
        }
        const std::vector<double> smoothed =
            movingMean(scores, std::max<std::size_t>(1, smooth), profile.settings.past);
        for (std::size_t k = from; k < to && !cancel.cancelled(); ++k) {
            if (known[k] == 0) {
                continue;
            }
            result.known[k] = 1;
            const double part = std::max(0.0, smoothed[k]);
            result.score[k] += part * part;
            if (part > 0.0) {
                scorer.score(k);
                shares.clear();
                scorer.addShares(k, part * part, shares);
                keepStrongest(shares);
                result.shares[k].insert(result.shares[k].end(), shares.begin(), shares.end());
            }
        }
    }
    for (std::size_t k = from; k < to; ++k) {
        result.score[k] = std::sqrt(result.score[k]);
        settleShares(result.shares[k]);
    }
    return result;
}

} // namespace vestigo::models::kmeans
