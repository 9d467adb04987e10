// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/canvas.h"

#include <opencv2/imgproc.hpp>

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr int fineBits = 4;      // sixteenths of a pixel
constexpr float capital = 21.0F; // height of a capital of this font at scale 1
constexpr int font = cv::FONT_HERSHEY_SIMPLEX;

cv::Mat matrixOf(Texture& texture) {
    return {texture.height, texture.width, CV_8UC4, texture.pixels.data()};
}

cv::Scalar scalarOf(Ink ink) {
    return {static_cast<double>(ink.blue), static_cast<double>(ink.green), static_cast<double>(ink.red),
            255.0};
}

int fine(float value) {
    return static_cast<int>(std::lround(std::clamp(value, -4000.0F, 4000.0F) * (1 << fineBits)));
}

cv::Point pointOf(float x, float y) {
    return {fine(x - 0.5F), fine(y - 0.5F)};
}

} // namespace

Canvas::Canvas(int width, int height, Ink back)
    : texture_(std::make_shared<Texture>()) {
    texture_->width = width;
    texture_->height = height;
    texture_->pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    matrixOf(*texture_) = scalarOf(back);
}

void Canvas::box(float x, float y, float width, float height, Ink ink) {
    cv::Mat matrix = matrixOf(*texture_);
    cv::rectangle(matrix, pointOf(x + 0.5F, y + 0.5F), pointOf(x + width - 0.5F, y + height - 0.5F),
                  scalarOf(ink), cv::FILLED, cv::LINE_AA, fineBits);
}

void Canvas::frame(float x, float y, float width, float height, Ink ink, int thickness) {
    cv::Mat matrix = matrixOf(*texture_);
    cv::rectangle(matrix, pointOf(x, y), pointOf(x + width, y + height), scalarOf(ink), thickness,
                  cv::LINE_AA, fineBits);
}

void Canvas::disc(float x, float y, float radius, Ink ink) {
    cv::Mat matrix = matrixOf(*texture_);
    cv::circle(matrix, pointOf(x, y), std::max(1, fine(radius)), scalarOf(ink), cv::FILLED, cv::LINE_AA,
               fineBits);
}

void Canvas::ring(float x, float y, float radius, Ink ink, int thickness) {
    cv::Mat matrix = matrixOf(*texture_);
    cv::circle(matrix, pointOf(x, y), std::max(1, fine(radius)), scalarOf(ink), thickness, cv::LINE_AA,
               fineBits);
}

void Canvas::arc(float x, float y, float radius, float from, float to, Ink ink, int thickness) {
    cv::Mat matrix = matrixOf(*texture_);
    const int size = std::max(1, fine(radius));
    cv::ellipse(matrix, pointOf(x, y), {size, size}, 0.0, static_cast<double>(from), static_cast<double>(to),
                scalarOf(ink), thickness, cv::LINE_AA, fineBits);
}

void Canvas::line(float x0, float y0, float x1, float y1, Ink ink, int thickness) {
    cv::Mat matrix = matrixOf(*texture_);
    cv::line(matrix, pointOf(x0, y0), pointOf(x1, y1), scalarOf(ink), thickness, cv::LINE_AA, fineBits);
}

void Canvas::polygon(const std::vector<Vec3>& corners, Ink ink) {
    cv::Mat matrix = matrixOf(*texture_);
    std::vector<cv::Point> points;
    for (const Vec3& corner : corners) {
        points.push_back(pointOf(corner.x, corner.y));
    }
    cv::fillPoly(matrix, std::vector<std::vector<cv::Point>>{points}, scalarOf(ink), cv::LINE_AA, fineBits);
}

void Canvas::text(const std::string& text, float x, float y, float size, Ink ink, int thickness) {
    cv::Mat matrix = matrixOf(*texture_);
    cv::putText(matrix, text, {static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y))}, font,
                static_cast<double>(size / capital), scalarOf(ink), thickness, cv::LINE_AA);
}

void Canvas::centred(const std::string& text, float x, float y, float size, Ink ink, int thickness) {
    Canvas::text(text, x - textWidth(text, size, thickness) / 2, y + size / 2, size, ink, thickness);
}

float Canvas::textWidth(const std::string& text, float size, int thickness) {
    int base = 0;
    const double scale = static_cast<double>(size / capital);
    return static_cast<float>(cv::getTextSize(text, font, scale, thickness, &base).width);
}

std::string printable(const std::string& text, std::size_t longest) {
    std::string result;
    for (const char c : text) {
        if (result.size() < longest) {
            result += c >= ' ' && c <= '~' ? c : ' ';
        }
    }
    return result;
}

} // namespace vestigo::dataset::synthetic::drawing
