// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/own_normal.h"

#include "core/models/baselines/kmeans/robust.h"

#include <algorithm>

namespace vestigo::models::kmeans {

namespace {

constexpr std::size_t warmUpSteps = 40;
constexpr double keptShare = 0.67;
/// Times the edge of what was kept: there is no held-out normal part. The past alone is a short sample.
constexpr double cautiousThreshold = 2.5;
constexpr double cautiousPastThreshold = 4.0;
constexpr double enoughSteps = 96.0; ///< fewer show too little of what is normal: the threshold rises

ProfileSettings settingsFor(std::size_t steps, bool past) {
    ProfileSettings settings; // a short sample of the past needs long means, or its noise raises alarms
    settings.past = past;
    settings.smoothSteps = past ? 5 : settings.smoothSteps;
    settings.levelHalf = 16.0;
    settings.tails = false;
    settings.centres = std::clamp<std::size_t>(steps / 24, 2, 24); // few windows: few centres
    return settings;
}

/// The steps among the first `end` that fit `profile` best.
std::vector<std::uint8_t> bestFitting(const Profile& profile, const TerminalColumns& columns, std::size_t end,
                                      const CancelToken& cancel) {
    const ProfileScore score = scoreWith(profile, columns, 0, end, cancel);
    std::vector<double> known;
    for (std::size_t k = 0; k < end; ++k) {
        if (score.known[k] != 0) {
            known.push_back(score.score[k]);
        }
    }
    const double limit = quantile(std::move(known), keptShare);
    std::vector<std::uint8_t> normal(columns.steps, 0);
    for (std::size_t k = 0; k < end; ++k) {
        normal[k] = score.known[k] != 0 && score.score[k] <= limit ? 1 : 0;
    }
    return normal;
}

/// The first `end` steps of a terminal, so that nothing after them can be seen.
TerminalColumns firstSteps(const TerminalColumns& columns, std::size_t end) {
    TerminalColumns first = columns;
    first.steps = end;
    first.attended.resize(end);
    for (std::vector<float>& column : first.columns) {
        column.resize(end);
    }
    return first;
}

/// How much the threshold rises where so few steps say what is normal.
double cautionFor(std::size_t steps) {
    return std::max(1.0, enoughSteps / std::max(1.0, static_cast<double>(steps)));
}

Profile fitTrimmed(const TerminalColumns& columns, bool past, std::uint64_t seed, const CancelToken& cancel) {
    const ProfileSettings settings = settingsFor(columns.steps, past);
    NormalPart part{&columns, std::vector<std::uint8_t>(columns.steps, 1)};
    Profile profile = fitProfile(columns.id, {part}, settings, seed, cancel);
    for (int round = 0; round < 2 && !cancel.cancelled(); ++round) {
        part.normal = bestFitting(profile, columns, columns.steps, cancel);
        profile = fitProfile(columns.id, {part}, settings, seed, cancel);
    }
    profile.threshold = (past ? cautiousPastThreshold : cautiousThreshold) * cautionFor(columns.steps);
    return profile;
}

OwnNormal scoreByPast(const TerminalColumns& columns, std::uint64_t seed, const CancelToken& cancel) {
    OwnNormal own;
    own.score.score.assign(columns.steps, 0.0);
    own.score.sharp.assign(columns.steps, 0.0);
    own.score.known.assign(columns.steps, 0);
    own.score.shares.resize(columns.steps);
    std::size_t from = warmUpSteps;
    while (from < columns.steps && !cancel.cancelled()) {
        const std::size_t to = std::min(columns.steps, from + from / 2);
        own.profile = fitTrimmed(firstSteps(columns, from), true, seed, cancel);
        const TerminalColumns visible = firstSteps(columns, to);
        ProfileScore part = scoreWith(own.profile, visible, from, to, cancel);
        // A terminal has one threshold, that of a long past: it may not depend on how long the recording
        // goes on. The caution of a short past is taken off the score.
        const double caution = cautionFor(from);
        own.profile.threshold = cautiousPastThreshold;
        for (std::size_t k = from; k < to; ++k) {
            own.score.score[k] = part.score[k] / caution;
            own.score.sharp[k] = part.sharp[k] / caution;
            own.score.known[k] = part.known[k];
            own.score.shares[k] = std::move(part.shares[k]);
        }
        from = to;
    }
    return own;
}

} // namespace

OwnNormal scoreByOwnNormal(const TerminalColumns& columns, bool past, std::uint64_t seed,
                           const CancelToken& cancel) {
    if (past) {
        return scoreByPast(columns, seed, cancel);
    }
    OwnNormal own;
    own.profile = fitTrimmed(columns, false, seed, cancel);
    own.score = scoreWith(own.profile, columns, 0, columns.steps, cancel);
    return own;
}

} // namespace vestigo::models::kmeans
