// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/pause.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/dataset/dataset_file.h"
#include "core/models/training_watch.h"
#include "core/pipeline/modality.h"
#include "core/pipeline/training_examples.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::pipeline {

struct TrainRequest {
    std::filesystem::path dataset; ///< or a folder of recordings, split as openRecordings says
    std::string engine = "kmeans";
    std::filesystem::path out; ///< model; the training log lies beside it (OUT.log.json)
    int epochs = 0;            ///< 0: the engine's default
    std::uint64_t seed = 1;
    bool causal = false;  ///< for causal analysis only; else the model serves both ways
    bool offline = false; ///< with `causal` false: for analysis after the event only
    /// Name of the encoder whose view of the videos joins the columns ("efficientnet_lite0"); empty: none.
    /// The model remembers it.
    std::string encoder;
    /// Weights of that encoder in safetensors, with torchvision's names; empty: those that ship (of
    /// efficientnet_lite0 alone). The model remembers their SHA-256 and needs them again.
    std::filesystem::path encoderWeights;
    std::string detector; ///< as in AnalyzeRequest, while training
    std::string options;  ///< JSON of the engine's own settings; empty: its defaults
    /// A model of the same engine to go on from (fine-tuning); empty: `fromShipped` decides.
    std::filesystem::path initial;
    /// Without `initial`: go on from the model that ships where this training can (canBeginWithShipped) and
    /// the recordings hold something abnormal; else, and with false, it begins from nothing.
    bool fromShipped = false;
    Modality modality = Modality::Both; ///< what it learns from; the model looks at nothing else
    bool halfPrecision = false;         ///< of the model file: half the size
    int workers = 2;                    ///< threads
    models::TrainingWatch* watch = nullptr;
    PauseToken pause;
};

struct TrainSummary {
    /// Empty where it was not this one of several processes that wrote the model (models::processPlace).
    std::string modelSha256;
    std::size_t recordings = 0;
    std::size_t skipped = 0;      ///< recordings that could not be read (named in the log)
    std::vector<LeftOut> leftOut; ///< those
    bool resumed = false;         ///< an interrupted training of the same request was taken up again
    bool fromShipped = false;     ///< it went on from the model that ships
    double seconds = 0.0;
};

/// Whether the model that ships is of the engine that is to be trained, and sees what it is to see: it sets
/// its own encoder, modalities and network, so a request that says something of these begins from nothing.
bool canBeginWithShipped(const TrainRequest& request);

/// Reads the train and val split, trains, writes the model atomically. Stopped or interrupted, what is learnt
/// so far lies beside the model (OUT.offline.part, OUT.causal.part, OUT.offline.finished); the same request
/// goes on from there.
Outcome<TrainSummary> trainRun(const TrainRequest& request, const CancelToken& cancel,
                               ProgressSink& progress);

} // namespace vestigo::pipeline
