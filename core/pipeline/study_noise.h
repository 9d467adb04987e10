// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/measurement_noise.h"
#include "core/pipeline/study_models.h"

#include <vector>

namespace vestigo::pipeline {

/// How much the plant's measurements usually vary: of the recordings of the split train.
Outcome<UsualSpreads> usualSpreads(const StudyContext& context, const dataset::Dataset& dataset,
                                   ProgressSink& progress);

/// The row under noise of each strength that the request names; `plain` are its results without.
Outcome<evaluation::NoiseCurve> noiseCurve(const StudyContext& context, const evaluation::StudyRow& row,
                                           const JudgedRecordings& plain, const UsualSpreads& spreads,
                                           ProgressSink& progress);

/// What the noise goes to and what not, in words.
void describeNoise(evaluation::Study& study);

} // namespace vestigo::pipeline
