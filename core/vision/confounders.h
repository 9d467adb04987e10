// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/preparation.h"

#include <opencv2/core.hpp>

namespace vestigo::vision {

/// Of a grey picture that was not scaled: scaling takes the noise away.
Confounders confoundersOf(const cv::Mat& grey);

} // namespace vestigo::vision
