// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/evaluation/study.h"

#include <QtGui/QImage>
#include <filesystem>

namespace vestigo::evaluation_render {

/// What the pictures of a study show is marked as synthetic where it is, and needs a QGuiApplication for its
/// fonts (the offscreen platform will do). Light, for print.

/// Each row's figures with their intervals, what it gains on the row before, and whether it earns its place.
QImage tablePicture(const evaluation::Study& study, const Translator& translator);
/// Accuracy, F1 and AUC-ROC over the strength of noise.
QImage noisePicture(const evaluation::Study& study, const Translator& translator);
/// Parameters, times and memory of each row.
QImage efficiencyPicture(const evaluation::Study& study, const Translator& translator);

/// table1.png, efficiency.png and, where noise was measured, noise.png in `folder`, each written whole.
Result<Done> writeStudyPictures(const evaluation::Study& study, const std::filesystem::path& folder,
                                const Translator& translator);

} // namespace vestigo::evaluation_render
