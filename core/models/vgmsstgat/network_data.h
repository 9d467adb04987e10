// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/half.h"
#include "core/models/vgmsstgat/normal_profiles.h"
#include "core/models/vgmsstgat/prior_rows.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// The contract's feature set, in its order (spec/recording.md).
constexpr std::array<const char*, 28> behaviorColumns{
    "instr_rate",     "instr_write_ratio", "instr_distinct",   "instr_error_ratio",
    "instr_surprise", "operator_present",  "auth_level",       "control_mode",
    "comm_rate_in",   "comm_rate_out",     "comm_bytes_in",    "comm_bytes_out",
    "comm_peers",     "comm_rtt_ms",       "comm_retry_ratio", "comm_protocol_error_ratio",
    "temperature_c",  "vibration_mm_s",    "current_a",        "voltage_v",
    "power_kw",       "speed_rpm",         "torque_nm",        "position_error_mm",
    "flow_l_min",     "pressure_bar",      "cycle_time_s",     "load_pct"};

/// Those in their order, "attended" (people work on the terminal:
/// TerminalColumns::attended), one for every other column, and how new each trait of the log entries is.
constexpr int columnKindCount = 30 + static_cast<int>(timeline::logTraitKinds);
int columnKindOf(const std::string& column);

/// Views of a column that the network is given.
constexpr int columnChannelCount = static_cast<int>(viewCount);

/// Channels of the maps that it is given (dataset::pictureChannels).
constexpr int networkMapChannels = 64;

/// Numbers that go with each picture: of these video columns the value without its level, and its rise.
constexpr std::array<const char*, 7> pictureMeasureNames{"change", "background", "peak",   "luminance",
                                                         "detail", "appearance", "covered"};
constexpr std::array<View, 2> pictureMeasureViews{View::OfLevel, View::Rise};
constexpr std::size_t pictureMeasureCount = pictureMeasureNames.size() * pictureMeasureViews.size();
constexpr std::array<const char*, 2> pictureStreams{"device", "operator"};

/// What the network gets of a recording, as plain numbers.
struct NetworkData {
    std::size_t terminals = 0;
    std::size_t steps = 0;
    std::size_t columns = 0; ///< of the terminal that has most; the others are filled up with missing ones
    /// [terminals, columns, steps, columnChannelCount]: of each column its views (column_views.h) through
    /// asinh, which keeps small things apart and large ones finite; of a trait of the logs how new it is, now
    /// and lately.
    std::vector<float> columnValues;
    std::vector<float> columnsPresent;     ///< [terminals, columns, steps] 1 or 0
    std::vector<std::int64_t> columnKinds; ///< [terminals, columns]
    /// Of each terminal's columns, the feature that it tells of; several may tell of one, and of "" none.
    std::vector<std::vector<std::string>> columnNames;

    std::uint32_t mapChannels = 0; ///< 0: no pictures
    std::uint32_t mapRows = 0;
    std::uint32_t mapColumns = 0;
    /// [terminals, streams, steps, channels, rows, columns]: how far the map is from the mean of those before
    /// (offline: of all), in units of that mean's size.
    std::vector<Half> maps;
    std::vector<float> measures; ///< [terminals, streams, steps, pictureMeasureCount], of each name all views
    std::vector<float> picturesPresent; ///< [terminals, streams, steps] 1 or 0

    std::vector<float> prior; ///< [terminals, steps] logits; empty: there is no prior
    /// [terminals, steps, priorFeatureCount]: what the prior says around each step, of the terminal and of
    /// the others (PriorRows); empty: there is no prior
    std::vector<float> priorFeatures;
    std::vector<float> present;  ///< [terminals, steps] 1 where anything is known of the terminal so far
    std::vector<float> observed; ///< [terminals, steps, 3]: luminance, noise, communication load, or NaN
    std::vector<float> nearness; ///< [terminals, terminals], as the next two: vgmsstgat::Relations
    std::vector<float> communication;
    std::vector<float> operation;
};

/// `profiles`: of the plant; a terminal that they do not know, and all where null, is judged by its own
/// recording. `prior`: of each terminal; null: none. Nothing looks ahead where `recording.causal`.
NetworkData networkData(const timeline::AlignedRecording& recording, const NormalProfiles* profiles,
                        const PriorLogits* prior = nullptr);

} // namespace vestigo::models::vgmsstgat
