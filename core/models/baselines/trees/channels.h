// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/column_views.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace vestigo::models::trees {

/// Ways to look at a column, each through asinh of its value in units of its own usual spread: what drifts
/// from day to day is wide as a deviation and narrow as a change.
enum Channel : std::size_t {
    Deviation,      ///< from the usual value
    OfLevel,        ///< from the level of this recording
    Residual,       ///< what the other columns do not explain
    Change,         ///< of the deviation: the last steps less those before (offline: those around)
    ResidualChange, ///< the same of the residual
    Unrest,         ///< how much it moves, against how much it moved before
    ResidualUnrest,
};
constexpr std::size_t channelCount = 7;

using Columns = std::vector<std::vector<float>>; ///< [column][step], NaN where not known

/// [channel] of a terminal's views; `past`: no step knows what comes after it. In units of the profile.
std::vector<Columns> rawChannels(const vgmsstgat::ColumnViews& views, bool past);

/// The usual spread of each channel of each column, by terminal and by type, as the profiles are.
class ChannelSpreads {
public:
    /// Learns from the normal steps of examples under the profiles that were learned from them; null entries
    /// are passed over.
    static ChannelSpreads fit(const std::vector<const vgmsstgat::ExampleColumns*>& examples,
                              const vgmsstgat::NormalProfiles& profiles, bool past,
                              const CancelToken& cancel);

    /// Divides by the spreads and takes asinh. Of a terminal never seen they are as wide as columns usually
    /// are.
    void apply(const std::string& terminal, const std::string& type, std::vector<Columns>& channels) const;

    /// Replaces spreads of the same name and adds the others.
    void take(ChannelSpreads other);
    void addTo(ModelState& state) const;
    /// Every size checked; ModelInvalid otherwise.
    static Result<ChannelSpreads> of(const ModelState& state);

private:
    /// [channel, column], under "terminal/ID" and "type/TYPE"
    std::map<std::string, std::vector<float>> spreads_;
};

} // namespace vestigo::models::trees
