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
constexpr std::array<double, groupCount> groupWeights{0.7, 1.0, 1.0, 0.7};

constexpr std::size_t fewestAttended = 60; // windows that say what is usual while people work on a terminal
constexpr std::size_t attendedCentres = 8;
constexpr double attendedSpread = 4.0; // where too few do: how much wider it is presumed

using Columns = std::vector<std::vector<float>>;

/// The step that stands for a block of the window that belongs to `step`; blocks beyond the recording's ends
/// repeat the first or last one.
std::size_t blockPlace(const ProfileSettings& settings, std::size_t step, std::size_t block,
                       std::size_t steps) {
    const auto length = static_cast<std::ptrdiff_t>(settings.blockSteps);
    const std::ptrdiff_t reach = (static_cast<std::ptrdiff_t>(settings.windowBlocks) - 1) * length;
    const std::ptrdiff_t wanted = static_cast<std::ptrdiff_t>(step) - (settings.past ? reach : reach / 2) +
                                  static_cast<std::ptrdiff_t>(block) * length;
    return static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(wanted, 0, static_cast<std::ptrdiff_t>(steps) - 1));
}

/// Copies the window of one group into `out`.
void copyWindow(const Columns& residuals, const GroupModel& group, const ProfileSettings& settings,
                std::size_t step, std::size_t steps, float* out) {
    for (std::size_t block = 0; block < settings.windowBlocks; ++block) {
        const std::size_t k = blockPlace(settings, step, block, steps);
        for (const std::size_t column : group.columns) {
            *out++ = residuals[column][k];
        }
    }
}

double distanceOf(double squared, std::size_t columns) {
    return std::sqrt(squared / static_cast<double>(columns));
}

/// Normal windows of one group, thinned out evenly where there are too many.
Matrix trainingWindows(const Profile& profile, const GroupModel& group, const std::vector<NormalPart>& parts,
                       const std::vector<Columns>& residuals, bool attended) {
    const auto wanted = [attended](const NormalPart& part, std::size_t k) {
        return part.normal[k] != 0 && (part.columns->attended[k] != 0) == attended;
    };
    std::size_t count = 0;
    for (const NormalPart& part : parts) {
        for (std::size_t k = 0; k < part.normal.size(); ++k) {
            count += wanted(part, k) ? 1 : 0;
        }
    }
    Matrix windows;
    windows.columns = profile.settings.windowBlocks * group.columns.size();
    const std::size_t most =
        std::clamp<std::size_t>(mostTrainingValues / std::max<std::size_t>(1, windows.columns),
                                profile.settings.centres, mostTrainingWindows);
    const std::size_t stride = count / most + 1;
    std::vector<float> window(windows.columns);
    std::size_t seen = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
        for (std::size_t k = 0; k < parts[p].normal.size(); ++k) {
            if (wanted(parts[p], k) && seen++ % stride == 0) {
                copyWindow(residuals[p], group, profile.settings, k, parts[p].normal.size(), window.data());
                windows.values.insert(windows.values.end(), window.begin(), window.end());
            }
        }
    }
    return windows;
}

/// Centres of windows. Outliers among them may not attract a centre of their own.
Matrix centresOf(const Matrix& windows, std::size_t count, std::uint64_t seed, const CancelToken& cancel) {
    Matrix limited = windows;
    for (float& value : limited.values) {
        value = std::clamp(value, -4.0F, 4.0F);
    }
    return findCentres(limited, count, lloydIterations, seed, cancel);
}

/// The nearest of the centres that hold for a step.
Nearest nearestOf(const GroupModel& group, const float* window, bool attended) {
    Nearest nearest = nearestCentre(group.centres, window);
    if (attended && group.attendedCentres.rows() > 0) {
        const Nearest other = nearestCentre(group.attendedCentres, window);
        if (other.squaredDistance < nearest.squaredDistance) {
            nearest = {group.centres.rows() + other.centre, other.squaredDistance};
        }
    }
    return nearest;
}

UsualDistance usualOf(const GroupModel& group, const Matrix& windows, bool attended) {
    std::vector<double> distances;
    for (std::size_t i = 0; i < windows.rows(); ++i) {
        distances.push_back(
            distanceOf(nearestOf(group, windows.row(i), attended).squaredDistance, windows.columns));
    }
    UsualDistance usual;
    usual.median = quantile(distances, 0.5);
    usual.large = std::max(quantile(std::move(distances), 0.98), usual.median + 0.05);
    return usual;
}

void fitGroup(Profile& profile, GroupModel& group, const std::vector<NormalPart>& parts,
              const std::vector<Columns>& residuals, std::uint64_t seed, const CancelToken& cancel) {
    Matrix ordinary = trainingWindows(profile, group, parts, residuals, false);
    const Matrix attended = trainingWindows(profile, group, parts, residuals, true);
    if (ordinary.rows() == 0) {
        ordinary = attended; // a machine that somebody always works on
    }
    group.centres = centresOf(ordinary, profile.settings.centres, seed, cancel);
    group.usual = usualOf(group, ordinary, false);
    group.attendedUsual = group.usual;
    group.attendedUsual.large += (attendedSpread - 1.0) * (group.usual.large - group.usual.median);
    if (attended.rows() < fewestAttended) {
        return;
    }
    group.attendedCentres = centresOf(attended, attendedCentres, seed, cancel);
    const UsualDistance seen = usualOf(group, attended, true);
    group.attendedUsual.median = std::max(seen.median, group.usual.median);
    group.attendedUsual.large =
        std::max(seen.large, group.attendedUsual.median + group.usual.large - group.usual.median);
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
        if (profile.names.size() == mostColumns) {
            break;
        }
        profile.models[static_cast<std::size_t>(group)].columns.push_back(profile.names.size());
        profile.names.push_back(name);
        profile.groups.push_back(group);
    }
}

/// Scores of one group over all steps, smoothed, and the squared differences that carry them.
class GroupScorer {
public:
    GroupScorer(const Profile& profile, const GroupModel& group, const Columns& residuals,
                const std::vector<std::vector<std::uint8_t>>& present,
                const std::vector<std::uint8_t>& attended)
        : profile_(profile)
        , group_(group)
        , residuals_(residuals)
        , present_(present)
        , attended_(attended)
        , steps_(attended.size())
        , window_(profile.settings.windowBlocks * group.columns.size()) {}

    double score(std::size_t step) {
        copyWindow(residuals_, group_, profile_.settings, step, steps_, window_.data());
        const bool attended = attended_[step] != 0;
        if (attended && group_.attendedCentres.rows() == 0) {
            forgetContext();
        }
        nearest_ = nearestOf(group_, window_.data(), attended);
        const std::size_t seen = leaveOutUnseen(step);
        if (2 * seen < window_.size()) {
            return 0.0; // half a picture of a window says nothing of the rest
        }
        const double distance = distanceOf(nearest_.squaredDistance, seen);
        return (attended ? group_.attendedUsual : group_.usual).scoreOf(distance);
    }

    /// Of the step that score() was asked for last: share of each column and step, times `weight`.
    void addShares(std::size_t step, double weight, std::vector<ProfileScore::Share>& shares) const {
        const float* centre = centreRow();
        std::size_t place = 0;
        for (std::size_t block = 0; block < profile_.settings.windowBlocks; ++block) {
            const auto k = static_cast<std::uint32_t>(blockPlace(profile_.settings, step, block, steps_));
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
    const float* centreRow() const {
        const std::size_t ordinary = group_.centres.rows();
        return nearest_.centre < ordinary ? group_.centres.row(nearest_.centre)
                                          : group_.attendedCentres.row(nearest_.centre - ordinary);
    }

    /// Puts what no camera saw at the centre, so that it is no difference. Gives the number of the others.
    std::size_t leaveOutUnseen(std::size_t step) {
        std::size_t seen = window_.size();
        std::size_t place = 0;
        for (std::size_t block = 0; block < profile_.settings.windowBlocks; ++block) {
            const std::size_t k = blockPlace(profile_.settings, step, block, steps_);
            for (const std::size_t column : group_.columns) {
                if (profile_.groups[column] == timeline::FeatureGroup::Video && present_[column][k] == 0) {
                    const float centre = centreRow()[place];
                    const auto difference = static_cast<double>(window_[place] - centre);
                    nearest_.squaredDistance =
                        std::max(0.0, nearest_.squaredDistance - difference * difference);
                    window_[place] = centre;
                    --seen;
                }
                ++place;
            }
        }
        return seen;
    }

    /// Where people at work were never seen in training, that they are there is the context of what is
    /// judged, and no evidence itself.
    void forgetContext() {
        for (std::size_t c = 0; c < group_.columns.size(); ++c) {
            const std::string& name = profile_.names[group_.columns[c]];
            if (name == "control_mode" || name == "auth_level" || name == "operator_present") {
                for (std::size_t place = c; place < window_.size(); place += group_.columns.size()) {
                    window_[place] = 0.0F;
                }
            }
        }
    }

    const Profile& profile_;
    const GroupModel& group_;
    const Columns& residuals_;
    const std::vector<std::vector<std::uint8_t>>& present_;
    const std::vector<std::uint8_t>& attended_;
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
        for (std::size_t block = 0; block < profile.settings.windowBlocks; ++block) {
            known[k] = known[k] != 0 || any[blockPlace(profile.settings, k, block, steps)] != 0 ? 1 : 0;
        }
    }
    return known;
}

} // namespace

ProfileSettings ProfileSettings::usual(bool past) {
    ProfileSettings settings;
    settings.past = past;
    if (past) {
        settings.windowBlocks = 1;
        settings.blockSteps = 6;
        settings.smoothSteps = 1;
    }
    return settings;
}

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
            fitGroup(profile, group, parts, residuals, seed, cancel);
        }
    }
    return profile;
}

ProfileScore scoreWith(const Profile& profile, const TerminalColumns& columns, std::size_t from,
                       std::size_t to, const CancelToken& cancel) {
    const std::size_t steps = columns.steps;
    const Columns residuals = residualColumns(profile, columns);
    const auto present = presentColumns(profile, columns);
    ProfileScore result;
    result.score.assign(steps, 0.0);
    result.sharp.assign(steps, 0.0);
    result.known.assign(steps, 0);
    result.shares.resize(steps);
    for (std::size_t g = 0; g < groupCount; ++g) {
        const GroupModel& group = profile.models[g];
        if (group.columns.empty() || group.centres.rows() == 0) {
            continue;
        }
        const std::vector<std::uint8_t> known = knownSteps(profile, group, present, steps);
        GroupScorer scorer(profile, group, residuals, present, columns.attended);
        std::vector<ProfileScore::Share> shares; // of one step: all of all steps would take gigabytes
        std::vector<double> scores(steps, 0.0);
        for (std::size_t k = 0; k < to && !cancel.cancelled(); ++k) {
            scores[k] = known[k] != 0 ? groupWeights[g] * scorer.score(k) : 0.0;
        }
        const std::vector<double> smoothed =
            movingMean(scores, profile.settings.smoothSteps, profile.settings.past);
        for (std::size_t k = from; k < to && !cancel.cancelled(); ++k) {
            if (known[k] == 0) {
                continue;
            }
            result.known[k] = 1;
            const double part = std::max(0.0, smoothed[k]);
            const double sharp = std::max(0.0, scores[k]);
            result.sharp[k] += sharp * sharp;
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
        result.sharp[k] = std::sqrt(result.sharp[k]);
        settleShares(result.shares[k]);
    }
    return result;
}

} // namespace vestigo::models::kmeans
