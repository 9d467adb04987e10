// SPDX-License-Identifier: GPL-3.0-or-later
// How near the completion of covered parts comes to the true picture, beside OpenCV's inpainting and a smooth
// filling: completion_bench DATASET [WEIGHTS] on one frame of each annotated stream of the data set's val
// split, a random cover over a key region. PSNR and SSIM under the mask (SSIM: mean over masked pixels of 7 x
// 7 windows, luminance), times of one picture.
#include "core/models/hole.h"
#include "core/models/picture_completer.h"
#include "core/pipeline/annotated_pictures.h"
#include "core/training/completion_samples.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <opencv2/photo.hpp>

using namespace vestigo;
using timeline::Picture;

namespace {

cv::Mat matrix(const Picture& picture) {
    const int type = picture.format == timeline::PixelFormat::Grey8 ? CV_8UC1 : CV_8UC3;
    return cv::Mat(picture.height, picture.width, type, const_cast<std::uint8_t*>(picture.pixels->data()),
                   picture.bytesPerLine)
        .clone();
}

/// Structural similarity of each pixel's window, for values 0..255.
cv::Mat similarity(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat x;
    cv::Mat y;
    cv::cvtColor(a, x, cv::COLOR_BGR2GRAY);
    cv::cvtColor(b, y, cv::COLOR_BGR2GRAY);
    x.convertTo(x, CV_64F);
    y.convertTo(y, CV_64F);
    const auto mean = [](const cv::Mat& of) {
        cv::Mat made;
        cv::blur(of, made, {7, 7});
        return made;
    };
    const cv::Mat mx = mean(x);
    const cv::Mat my = mean(y);
    const cv::Mat vx = mean(x.mul(x)) - mx.mul(mx);
    const cv::Mat vy = mean(y.mul(y)) - my.mul(my);
    const cv::Mat both = mean(x.mul(y)) - mx.mul(my);
    const double c1 = std::pow(0.01 * 255, 2);
    const double c2 = std::pow(0.03 * 255, 2);
    const cv::Mat above = (2 * mx.mul(my) + c1).mul(2 * both + c2);
    const cv::Mat below = (mx.mul(mx) + my.mul(my) + c1).mul(vx + vy + c2);
    return above / below;
}

struct Figures {
    double decibels = 0.0;
    double likeness = 0.0;
    double seconds = 0.0;
    int pictures = 0;
};

void count(Figures& figures, const cv::Mat& truth, const cv::Mat& made, const cv::Mat& mask, double seconds) {
    cv::Mat difference;
    cv::absdiff(truth, made, difference);
    difference.convertTo(difference, CV_64F);
    const cv::Scalar squares = cv::mean(difference.mul(difference), mask);
    const double mean = std::max(1e-3, (squares[0] + squares[1] + squares[2]) / 3.0);
    figures.decibels += 10.0 * std::log10(255.0 * 255.0 / mean);
    figures.likeness += cv::mean(similarity(truth, made), mask)[0];
    figures.seconds += seconds;
    ++figures.pictures;
}

/// The mask over one of the picture's key regions, and the same as a picture.
Picture coverOf(const training::LabelledPicture& labelled, Random& random) {
    const Picture& picture = labelled.picture;
    const timeline::Box box = labelled.regions[random.below(labelled.regions.size())].box;
    const int side =
        std::min({picture.width, picture.height, std::max(32, static_cast<int>(1.5 * box.width))});
    const int left = std::clamp(static_cast<int>(box.x + box.width / 2) - side / 2, 0, picture.width - side);
    const int top = std::clamp(static_cast<int>(box.y + box.height / 2) - side / 2, 0, picture.height - side);
    const auto cover = training::randomCover(side, side, random);
    Picture mask = picture;
    mask.format = timeline::PixelFormat::Grey8;
    mask.bytesPerLine = static_cast<std::size_t>(picture.width);
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(
        mask.bytesPerLine * static_cast<std::size_t>(picture.height), 0);
    for (int i = 0; i < side * side; ++i) {
        const auto at = static_cast<std::size_t>(top + i / side) * mask.bytesPerLine +
                        static_cast<std::size_t>(left + i % side);
        (*pixels)[at] = cover[static_cast<std::size_t>(i)] != 0 ? 255 : 0;
    }
    mask.pixels = pixels;
    return mask;
}

} // namespace

int main(int argc, char** argv) {
    const auto weights = models::readSafetensors(
        argc > 2 ? argv[2] : VESTIGO_SOURCE_DIR "/resources/models/completion.safetensors");
    auto completer = weights ? models::PictureCompleter::create(*weights) : weights.error();
    pipeline::AnnotatedPicturesRequest request;
    request.dataset = argc > 1 ? argv[1] : VESTIGO_SOURCE_DIR "/../shared/data/plant-a";
    request.split = dataset::Split::Val;
    request.picturesPerStream = 1;
    SilentProgress silent;
    auto pictures = pipeline::annotatedPictures(request, {}, silent);
    if (!completer || !pictures.finished()) {
        std::fputs("weights or data set cannot be read\n", stderr);
        return 1;
    }
    constexpr std::array<const char*, 4> names = {"ours", "smooth filling", "OpenCV Telea",
                                                  "OpenCV Navier-Stokes"};
    std::array<Figures, 4> figures;
    Random random(1);
    for (const training::LabelledPicture& labelled : pictures.value()) {
        if (labelled.regions.empty()) {
            continue;
        }
        const Picture mask = coverOf(labelled, random);
        const auto hole = models::holeOf(labelled.picture, mask);
        if (!hole) {
            continue;
        }
        const cv::Mat truth = matrix(labelled.picture);
        const cv::Mat hidden = matrix(mask);
        cv::Mat broken = truth.clone();
        broken.setTo(cv::Scalar(0, 0, 0), hidden); // nobody peeks
        Picture covered = labelled.picture;
        covered.bytesPerLine = broken.step;
        covered.pixels =
            std::make_shared<std::vector<std::uint8_t>>(broken.data, broken.data + broken.total() * 3);
        const std::array<std::function<cv::Mat()>, 4> methods = {
            [&] { return matrix((*completer)->complete(covered, mask).take()); },
            [&] {
                const auto filled = models::holeOf(covered, mask);
                return matrix(models::patched(covered, mask, *filled, filled->planes));
            },
            [&] {
                cv::Mat made;
                cv::inpaint(broken, hidden, made, 3, cv::INPAINT_TELEA);
                return made;
            },
            [&] {
                cv::Mat made;
                cv::inpaint(broken, hidden, made, 3, cv::INPAINT_NS);
                return made;
            }};
        for (std::size_t i = 0; i < methods.size(); ++i) {
            const auto begin = std::chrono::steady_clock::now();
            const cv::Mat made = methods[i]();
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
            count(figures[i], truth, made, hidden, took.count());
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double n = std::max(1, figures[i].pictures);
        std::printf("%-22s PSNR %.2f dB  SSIM %.3f  %.1f ms  (%d pictures)\n", names[i],
                    figures[i].decibels / n, figures[i].likeness / n, 1000.0 * figures[i].seconds / n,
                    figures[i].pictures);
    }
    return 0;
}
