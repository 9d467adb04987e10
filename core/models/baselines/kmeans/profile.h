// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/models/baselines/kmeans/clusters.h"
#include "core/models/baselines/kmeans/frames.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::models::kmeans {

/// Columns of one terminal that a profile holds; more would fill the memory.
constexpr std::size_t mostColumns = 4096;

/// What decides a profile besides the data.
struct ProfileSettings {
    /// A window is two blocks of steps, 16 steps as the samples of the contract, each block the mean of its
    /// steps: what lasts stands out of the noise that a mean takes away, and the distance feels it sooner.
    std::size_t windowBlocks = 2;
    std::size_t blockSteps = 8;
    std::size_t centres = 12;
    std::size_t smoothSteps = 11; ///< mean of the score over time
    double levelHalf = 4.0;       ///< past only: see subtractLevel
    /// The spread of a column also covers its tails. Only for parts known to be normal: among unlabelled
    /// steps the tails are what is looked for.
    bool tails = true;
    double clip = 15.0; ///< in scales; no single spike carries everything
    double ridge = 0.3; ///< share of the number of rows that is added to the diagonal
    bool past = false;  ///< causal: windows, levels and means look back only

    /// The usual settings for one way of looking. A step that may not know what comes after it is judged by
    /// its last three seconds: a window and a mean as long as offline's would still be filling when an
    /// anomaly ends, and still be full when it is over.
    static ProfileSettings usual(bool past);
};

constexpr std::size_t groupCount = 4; ///< instruction, communication, operating, video

/// What is usual of the distance to the nearest centre.
struct UsualDistance {
    double median = 0.0;
    double large = 1.0; ///< 98 % of normal windows are nearer
    double scoreOf(double distance) const { return (distance - median) / (large - median); }
};

/// Clusters of normal windows of one group of columns. While people work on the machine other things are
/// usual: such windows have centres and distances of their own.
struct GroupModel {
    std::vector<std::size_t> columns; ///< indices into Profile::names
    Matrix centres;                   ///< [centres, windowBlocks * columns]
    UsualDistance usual;
    Matrix attendedCentres; ///< beside the others; none where too little was seen
    UsualDistance attendedUsual;
};

/// What is normal for one terminal (or one type of terminal).
struct Profile {
    std::string name; ///< terminal id, or terminal type
    bool forType = false;
    ProfileSettings settings;
    std::vector<std::string> names;
    std::vector<timeline::FeatureGroup> groups;
    std::vector<float> centre; ///< [column] median
    std::vector<float> scale;  ///< [column] robust spread, never 0
    Matrix weights; ///< [column, column + 1] prediction of each column from the others; last: constant
    std::vector<float> residualScale; ///< [column]
    std::array<GroupModel, groupCount> models;
    double threshold = 1.0; ///< of the combined score

    bool usable() const;
};

/// Normal steps of one terminal in one recording.
struct NormalPart {
    const TerminalColumns* columns = nullptr;
    std::vector<std::uint8_t> normal; ///< [step]
};

/// Learns a profile. Columns: all that the parts have. Each column that other columns predict is replaced by
/// what they do not explain (ridge regression), so that a machine that works harder is not yet abnormal, one
/// whose current does not fit its load is.
Profile fitProfile(const std::string& name, const std::vector<NormalPart>& parts,
                   const ProfileSettings& settings, std::uint64_t seed, const CancelToken& cancel);

/// Score and evidence of one terminal under a profile.
struct ProfileScore {
    std::vector<double> score;       ///< [step] combined, 0 usual, about 1 at the edge of normal
    std::vector<double> sharp;       ///< [step] the same without the mean over time
    std::vector<std::uint8_t> known; ///< [step] 1 where at least one column was present in the window
    struct Share {
        std::uint32_t step;
        std::uint32_t column; ///< index into the profile's names
        float weight;
    };
    std::vector<std::vector<Share>> shares; ///< [step] strongest, sum 1
};

/// Scores steps [from, to); entries outside stay 0 and unknown.
ProfileScore scoreWith(const Profile& profile, const TerminalColumns& columns, std::size_t from,
                       std::size_t to, const CancelToken& cancel);

} // namespace vestigo::models::kmeans
