// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/half.h"
#include "core/timeline/grid.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::timeline {

/// Where a feature comes from; the order is that of the Ind-ViBe feature set, video last.
enum class FeatureGroup { Instruction, Communication, Operating, Video };

/// One feature of one terminal on the grid. [steps]
struct FeatureSeries {
    std::string name; ///< column name; for video "device.change", "operator.change" ...
    std::string unit; ///< "" when unknown
    FeatureGroup group = FeatureGroup::Operating;
    std::vector<float> values;         ///< NaN where nothing is known
    std::vector<std::uint8_t> present; ///< 1: measured in this step; 2: held or interpolated; 0: missing
};

/// The strength of change over the frame of one video stream, on a coarse raster. [steps, rows, columns]
struct HeatSequence {
    std::string stream; ///< "device"
    int frameWidth = 0; ///< pixels of the source frame that the raster covers
    int frameHeight = 0;
    int columns = 0;
    int rows = 0;
    std::vector<std::uint8_t> cells;   ///< 0..255 = 0..scale; empty: no video
    float scale = 1.0F;                ///< value of 255
    std::vector<std::uint8_t> present; ///< [steps] 1 where frames were seen
    const std::uint8_t* step(std::size_t k) const {
        return cells.data() + k * static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
};

/// What an encoder saw of one video stream, on the grid: of each step the last frame until it. Only for
/// engines that look at pictures.
struct PictureSequence {
    std::string stream; ///< "device", "operator"
    std::uint32_t channels = 0;
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    std::vector<Half> maps;            ///< [steps, channels, rows, columns]; 0 where there is none
    std::vector<std::uint8_t> present; ///< [steps] 1: a frame of this step; 2: held; 0: none
    std::vector<float> luminance;      ///< [steps] mean grey of the frame, 0..255; NaN where unknown
    std::vector<float> noise;          ///< [steps] deviation of the sensor's noise, grey levels; NaN
    std::size_t mapFloats() const { return std::size_t{channels} * rows * columns; }
};

/// In what respect two log entries are alike.
enum class LogTraitKind : std::uint8_t {
    Peer,          ///< who the terminal speaks with
    Protocol,      ///< in what
    Pair,          ///< from whom to whom
    PairProtocol,  ///< in what as well
    Word,          ///< which instruction
    TerminalWord,  ///< to which terminal
    TypeWord,      ///< to which type of terminal
    Actor,         ///< by whom
    TerminalActor, ///< by whom to which terminal
    ActorWord,
    TerminalActorWord,
};
constexpr std::size_t logTraitKinds = 11;

/// A trait of an entry of the logs, as a number that is the same wherever the same is said: whether it is
/// usual can only be told by other recordings.
struct LogTrait {
    std::uint64_t key = 0;
    std::uint32_t step = 0; ///< grid step that ends with the entry or after it
    std::uint8_t kind = 0;  ///< LogTraitKind
};

/// One terminal: everything that is known of it, on the grid.
struct AlignedTerminal {
    std::string id;
    std::string type;
    std::vector<FeatureSeries> features;
    std::vector<HeatSequence> heat; ///< one per video stream
    std::vector<PictureSequence> pictures{};
    std::vector<LogTrait> logTraits{};                     ///< by step; only for engines that ask for them
    std::optional<std::array<double, 2>> positionMetres{}; ///< on the plan
};

/// A directed link between terminals, weights as the recording gives or the logs show them.
struct AlignedLink {
    std::string from;
    std::string to;
    bool operation = false; ///< else communication
    double weight = 1.0;    ///< 0..1
};

/// What the engines see of a recording. Holds no answer (anomalies, causal edges, activities).
struct AlignedRecording {
    std::string recordingId;
    std::string site{}; ///< terminals of one id at one site are the same
    Grid grid;
    bool causal = false; ///< built without looking ahead
    std::vector<AlignedTerminal> terminals;
    std::vector<AlignedLink> links;
};

} // namespace vestigo::timeline
