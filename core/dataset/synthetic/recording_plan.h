// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/dataset/synthetic/plant_logs.h"
#include "core/dataset/synthetic/scenario.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

enum class TimeColumn : std::uint8_t { Seconds, Rfc3339, Unix };

/// How one column is written.
struct ColumnStyle {
    std::string name;
    int digits = 3;       ///< after the point
    double quantum = 0.0; ///< 0: as the digits allow
    int every = 1;        ///< rows; > 1: a slow channel, empty between
};

/// How one behaviour table is written.
struct TablePlan {
    bool written = true;
    TimeColumn time = TimeColumn::Seconds;
    double rowsPerSecond = 5.0;
    double jitter = 0.1;           ///< of the interval
    double missingShare = 0.0;     ///< of the cells
    std::string missingWord;       ///< "", "nan", "null"
    double lostShare = 0.0;        ///< of the rows, one at a time
    double outagesPerMinute = 0.0; ///< stretches of a second or two in which a bus gives no value
    double spikesPerSecond = 0.0;  ///< single wrong values that mean nothing
    std::vector<ColumnStyle> columns;
    bool instructionColumns = false; ///< the first five instr_ columns
    bool peopleColumns = false;      ///< operator_present, auth_level, control_mode
    bool communicationColumns = false;
    double offset = 0.0;  ///< offset_s
    double unnoted = 0.0; ///< s that its clock is off besides
};

struct CameraPlan {
    bool written = false;
    int width = 320;
    int height = 240;
    double framesPerSecond = 5.0;
    double noise = 0.5;
    double dropShare = 0.0;
    int quality = 26;
    double offset = 0.0;
    double unnoted = 0.0;
    std::uint64_t seed = 0;
};

struct TerminalPlan {
    TablePlan table;
    CameraPlan device;
    CameraPlan operatorCamera;
};

/// Messages that were captured somewhere, in place of those that the plant would write; the plant then has no
/// instruction log.
struct GivenMessages {
    std::vector<Message> usual;   ///< in the order of time
    std::vector<Message> hostile; ///< those of the anomaly
    std::string name;             ///< of the anomaly, as it was called there
};

/// One recording, before anything of it is simulated or drawn.
struct RecordingPlan {
    std::string id;
    SiteTime startedAt;
    double seconds = 64.0;
    double stepSeconds = 0.5;
    std::uint64_t seed = 0;
    Cast stage;
    std::vector<TerminalPlan> terminals; ///< as stage.shown
    Scenario scenario;
    std::shared_ptr<const GivenMessages> given; ///< none: the plant writes its own
};

struct RecordingRequest {
    double seconds = 64.0;
    bool incidents = true;
    std::string rootType; ///< of its first incident; empty: any
    std::size_t fewestTerminals = 6;
    std::size_t mostTerminals = 10;
    bool cameras = true;
    int mostPixels = 640; ///< of a picture's width
    std::uint64_t seed = 0;
    std::size_t number = 0;
};

RecordingPlan planRecording(const Plant& plant, const RecordingRequest& request);

} // namespace vestigo::dataset::synthetic
