// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/picture_completer.h"
#include "core/models/region_detector.h"
#include "core/vision/preparation.h"

#include <memory>

namespace vestigo::pipeline {

/// The trained detector as the visual path asks for one (vision::PreparationOptions::finder): boxes of fixed
/// things, strongest first; hands come and go and are no place to look at.
std::shared_ptr<vision::RegionFinder> finderOf(std::unique_ptr<models::RegionDetector> detector);

/// The trained generator as the visual path asks for one (vision::PreparationOptions::completer).
std::shared_ptr<vision::Completer> completerOf(std::unique_ptr<models::PictureCompleter> completer);

} // namespace vestigo::pipeline
