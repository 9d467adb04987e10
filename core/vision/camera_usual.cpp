// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/camera_usual.h"

#include "core/vision/camera_shift.h"
#include "core/vision/small_picture.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace vestigo::vision {

namespace {

constexpr std::size_t mostPictures = 61;
constexpr float nothingSeen = 14.0F;   ///< grey levels between the 5th and 95th percentile of a flat picture
constexpr double exactlyStill = 0.002; ///< grey levels; a still scene that a camera goes on to film has more
constexpr double stillEverywhere = 0.9;

template <class Value>
double median(const std::vector<const CameraLook*>& looks, Value value) {
    std::vector<double> values;
    for (const CameraLook* look : looks) {
        values.push_back(value(*look));
    }
    return medianOf(std::move(values));
}

std::vector<const CameraLook*> sameSize(const std::vector<const CameraLook*>& looks) {
    std::vector<const CameraLook*> same;
    for (const CameraLook* look : looks) {
        if (look->tile.size() == looks.back()->tile.size()) {
            same.push_back(look);
        }
    }
    return same;
}

} // namespace

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double correlation(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat first;
    cv::Mat second;
    a.convertTo(first, CV_32F, 1.0, -cv::mean(a)[0]);
    b.convertTo(second, CV_32F, 1.0, -cv::mean(b)[0]);
    const double norms = std::sqrt(first.dot(first) * second.dot(second));
    return norms > 1e-6 ? first.dot(second) / norms : 0.0;
}

bool isFlat(const CameraLook& look) {
    return look.bright - look.dark < nothingSeen;
}

bool isStill(const CameraLook& look) {
    return look.changeKnown && look.stillShare() >= stillEverywhere;
}

bool repeatsExactly(const CameraLook& look) {
    return isStill(look) && look.meanChange() <= exactlyStill;
}

std::vector<const CameraLook*> filming(const std::vector<const CameraLook*>& all) {
    std::vector<const CameraLook*> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some),
                 [](const CameraLook* look) { return !isFlat(*look) && !repeatsExactly(*look); });
    return some.size() < std::max(fewestLooks, all.size() / 5) ? all : some;
}

CameraUsual usualOf(const std::vector<const CameraLook*>& all, Lying lying) {
    CameraUsual usual;
    if (all.empty()) {
        return usual;
    }
    const std::vector<const CameraLook*> looks = sameSize(all);
    std::vector<cv::Mat> pictures;
    const std::size_t stride = std::max<std::size_t>(1, looks.size() / mostPictures);
    for (std::size_t i = 0; i < looks.size(); i += stride) {
        pictures.push_back(looks[i]->tile);
    }
    usual.tile = medianPicture(pictures);
    if (lying == Lying::Anyhow) { // the median of a swaying camera is a blur; the second one is less of it
        for (cv::Mat& picture : pictures) {
            picture = settle(picture, usual.tile).tile;
        }
        usual.tile = medianPicture(pictures);
    }
    for (std::size_t c = 0; c < lookCells; ++c) {
        usual.detail[c] =
            static_cast<float>(median(looks, [c](const CameraLook& look) { return look.detail[c]; }));
    }
    usual.dark = median(looks, [](const CameraLook& look) { return look.dark; });
    usual.bright = median(looks, [](const CameraLook& look) { return look.bright; });
    usual.saturated = median(looks, [](const CameraLook& look) { return look.saturated; });
    usual.stillShare = median(looks, [](const CameraLook& look) { return look.stillShare(); });
    usual.change = median(looks, [](const CameraLook& look) { return look.meanChange(); });
    std::vector<double> matches;
    for (const cv::Mat& picture : pictures) {
        matches.push_back(correlation(picture, usual.tile));
    }
    usual.steadiness = medianOf(matches);
    return usual;
}

} // namespace vestigo::vision
