// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/network_training.h"

#include "core/models/learning/guard.h"
#include "core/models/learning/settle.h"
#include "core/models/vgmsstgat/training_errors.h"
#include "core/models/vgmsstgat/training_run.h"

namespace vestigo::models::vgmsstgat {

Outcome<TrainedNetwork> trainNetwork(const NetworkSpec& spec, const std::vector<Sample>& training,
                                     const std::vector<Sample>& validation,
                                     const NetworkTrainingOptions& options, const ModelState* initial,
                                     const std::filesystem::path& checkpoint, TrainingWatch* watch,
                                     const PauseToken& pause, const CancelToken& cancel,
                                     ProgressSink& progress) {
    for (const auto& checked : {checkSpec(spec), checkTrainingOptions(options)}) {
        if (!checked) {
            return checked.error();
        }
    }
    if (training.empty()) {
        Error error;
        error.code = ErrorCode::Empty;
        error.message = VESTIGO_TEXT("Error", "there is no recording to learn from");
        error.remedy = VESTIGO_TEXT("Error", "add recordings to the training part of the data set");
        return error;
    }
    const auto place = processPlace();
    if (!place) {
        return place.error();
    }
    if (place->size > options.batch) {
        return tooManyProcessesError();
    }
    return guarded([&]() -> Outcome<TrainedNetwork> {
        try {
            beginTraining(options.seed, 1); // each recording has one thread
            const TrainingSetting setting{checkpoint, watch, pause, cancel, progress, processGroup(*place)};
            TrainingRun run(spec, training, validation, options, setting);
            if (const auto begun = run.begin(initial); !begun) {
                return begun.error();
            }
            return run.run();
        } catch (const PeerFailure& failure) {
            return peerError(failure);
        }
    });
}

} // namespace vestigo::models::vgmsstgat
