// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/pause.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/models/model_state.h"
#include "core/models/training_watch.h"
#include "core/timeline/aligned.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::models {

/// Weight of one feature at one step in the score of one terminal.
struct Attribution {
    Attribution() = default;
    Attribution(std::size_t atStep, std::size_t ofFeature, float share)
        : step(static_cast<std::uint32_t>(atStep))
        , feature(static_cast<std::uint32_t>(ofFeature))
        , weight(share) {}
    std::uint32_t step = 0;    ///< grid step
    std::uint32_t feature = 0; ///< index into featureNames
    float weight = 0.0F;       ///< share of the distance, >= 0; the weights of one scored step sum to 1
};

/// What an engine says of one terminal. All vectors have one entry per emitted step.
struct TerminalScores {
    std::string terminal;
    std::vector<std::size_t> steps;    ///< grid steps, ascending
    std::vector<double> probabilities; ///< 0..1, NaN where the engine cannot say
    double suggestedThreshold = 0.5;   ///< from the engine's calibration
    /// Per emitted step: the same before any smoothing over time, for the moment at which something began.
    /// May be empty.
    std::vector<double> sharpProbabilities;
    std::vector<std::string> featureNames;
    std::vector<std::vector<Attribution>>
        attributions; ///< per emitted step: its strongest (at most 8); may be empty
    std::vector<std::map<std::string, double>>
        typeProbabilities; ///< per emitted step; empty: engine has no type head
};

/// A recording for training with the truth that training may use: which steps count as normal.
struct TrainingExample {
    std::shared_ptr<const timeline::AlignedRecording> recording;
    /// [terminal][step] 1 where the terminal is in one of its annotated anomalies.
    std::vector<std::vector<std::uint8_t>> abnormal;
    /// [terminal][step] which of `anomalyTypes`, -1 where none or another.
    std::vector<std::vector<std::int8_t>> types;
    /// False: nobody looked at it; it is presumably normal, `abnormal` says so everywhere.
    bool labelled = true;
    bool hasCameras = false;
    /// That cameras would raise where nothing is abnormal (detection::alarmsWithoutCause), of all terminals.
    std::size_t cameraAlarms = 0;
};

struct TrainSettings {
    std::uint64_t seed = 1;
    int epochs = 0; ///< 0: the engine's default
    bool causal = false;
    std::string modelName;
    std::string options; ///< JSON of the engine's own settings; empty: its defaults
    /// A model of this engine and way to go on from (fine-tuning); null: from nothing.
    const ModelState* initial = nullptr;
    /// Where an interrupted training is kept and found again; empty: nowhere. The engine removes it in the
    /// end.
    std::filesystem::path checkpoint;
    int workers = 2;                ///< threads
    TrainingWatch* watch = nullptr; ///< null: nobody watches
    PauseToken pause;
};

/// What an engine needs and gives; `vestigo-cli engines` prints it.
struct EngineInfo {
    std::string name; ///< "kmeans"
    Text title;
    Text description;
    bool needsVideo = false;
    bool needsModel = false; ///< cannot analyse without a trained model
    bool givesAttributions = false;
    bool givesTypes = false;
    /// The encoder that it sees through unless the user says otherwise; empty: it needs none.
    std::string encoder{};
    bool wantsPictures = false;  ///< AlignedTerminal::pictures: the encoder's maps, not only its columns
    bool wantsLogTraits = false; ///< AlignedTerminal::logTraits
    bool calibrates = false;     ///< Engine::calibrate
    bool finetunes = false;      ///< TrainSettings::initial
};

/// A detector behind one interface; the networks of the papers satisfy it as k-means does. It takes values
/// and gives values; it is used by one thread at a time.
class Engine {
public:
    virtual ~Engine() = default;
    virtual const EngineInfo& info() const = 0;

    /// Learns from a data set. `validation` may be empty; it sets thresholds where it holds anomalies.
    virtual Outcome<ModelState> train(const std::vector<TrainingExample>& training,
                                      const std::vector<TrainingExample>& validation,
                                      const TrainSettings& settings, const CancelToken& cancel,
                                      ProgressSink& progress) = 0;

    /// Fits what is usual at a plant, and the thresholds, to recordings of that plant, and leaves what was
    /// learned of anomalies as it is. `normal`: normal running, labelled or not; steps labelled as abnormal
    /// are left out. Fails with an engine that cannot (EngineInfo::calibrates).
    virtual Outcome<ModelState> calibrate(const ModelState& state, const std::vector<TrainingExample>& normal,
                                          const TrainSettings& settings, const CancelToken& cancel,
                                          ProgressSink& progress);

    /// Takes a model that train() made; ModelInvalid when it is not one.
    virtual Result<Done> load(const ModelState& state) = 0;

    /// Scores every terminal. Without a loaded model an engine that needs none learns from the recording's
    /// own normal part. `recording.causal` says whether a step may know what came later.
    virtual Outcome<std::vector<TerminalScores>> score(const timeline::AlignedRecording& recording,
                                                       std::uint64_t seed, const CancelToken& cancel,
                                                       ProgressSink& progress) = 0;
};

/// The eight types of the contract (spec/recording.md), in the order of TrainingExample::types.
extern const std::array<const char*, 8> anomalyTypes;

/// All engines of this build, by name.
std::vector<EngineInfo> engines();
Result<std::unique_ptr<Engine>> createEngine(const std::string& name);

} // namespace vestigo::models
