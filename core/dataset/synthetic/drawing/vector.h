// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vestigo::dataset::synthetic::drawing {

constexpr float pi = 3.14159265F;

/// The sine of an angle in radians by additions and multiplications alone, so that pictures are the same on
/// every machine (the standard library's is not); error below 1e-6.
inline float sine(float radians) {
    const float turns = radians / (2.0F * pi);
    float x = turns - std::floor(turns + 0.5F); // -0.5 .. 0.5
    if (x > 0.25F) {
        x = 0.5F - x;
    } else if (x < -0.25F) {
        x = -0.5F - x;
    }
    const float z = x * x; // the series of sin(2 pi x)
    return x * (6.2831853F +
                z * (-41.341702F + z * (81.605249F + z * (-76.705860F + z * (42.058694F - z * 15.094643F)))));
}
inline float cosine(float radians) {
    return sine(radians + 0.5F * pi);
}
/// The angle of a direction in radians, by additions, multiplications and one division; error below 1e-4.
inline float angleOf(float y, float x) {
    const float across = std::abs(x);
    const float along = std::abs(y);
    const float most = std::max(across, along);
    if (!(most > 0.0F)) {
        return 0.0F;
    }
    const float part = std::min(across, along) / most;
    const float z = part * part;
    float angle =
        part *
        (0.99997726F +
         z * (-0.33262347F + z * (0.19354346F + z * (-0.11643287F + z * (0.05265332F - z * 0.01172120F)))));
    angle = along > across ? 0.5F * pi - angle : angle;
    angle = x < 0.0F ? pi - angle : angle;
    return y < 0.0F ? -angle : angle;
}
inline float lengthOf(float x, float y) {
    return std::sqrt(x * x + y * y);
}

/// A point, direction or linear-light colour (x red, y green, z blue). Lengths in metres; x to the right, y
/// up, z towards the viewer.
struct Vec3 {
    float x = 0.0F;
    float y = 0.0F;
    float z = 0.0F;
};

inline Vec3 operator+(Vec3 a, Vec3 b) {
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}
inline Vec3 operator-(Vec3 a, Vec3 b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}
inline Vec3 operator*(Vec3 a, float s) {
    return {a.x * s, a.y * s, a.z * s};
}
inline Vec3 operator*(Vec3 a, Vec3 b) {
    return {a.x * b.x, a.y * b.y, a.z * b.z};
}
inline float dot(Vec3 a, Vec3 b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
inline Vec3 cross(Vec3 a, Vec3 b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline float length(Vec3 a) {
    return std::sqrt(dot(a, a));
}
inline Vec3 unit(Vec3 a) {
    const float size = length(a);
    return size > 1e-12F ? a * (1.0F / size) : Vec3{0.0F, 1.0F, 0.0F};
}
inline Vec3 mix(Vec3 a, Vec3 b, float part) {
    return a * (1.0F - part) + b * part;
}
inline float mix(float a, float b, float part) {
    return a + (b - a) * part;
}
/// Of a cell in a grid that is stored line by line.
inline std::size_t indexOf(int row, int columns, int column) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
}
inline float clamp01(float value) {
    return std::clamp(value, 0.0F, 1.0F);
}
/// A number of a state as an amount that can be drawn; what is no number counts as 0.
inline float amount(double value) {
    return value > 0.0 ? static_cast<float>(std::min(value, 1.0)) : 0.0F;
}
/// A number of a state between bounds; what is no number counts as 0.
inline float bounded(double value, float low, float high) {
    return std::isfinite(value)
               ? static_cast<float>(std::clamp(value, static_cast<double>(low), static_cast<double>(high)))
               : std::clamp(0.0F, low, high);
}
inline float smooth(float low, float high, float value) {
    const float part = clamp01((value - low) / (high - low));
    return part * part * (3.0F - 2.0F * part);
}

/// Where something stands: the images of the axes and of the origin.
struct Transform {
    Vec3 x{1.0F, 0.0F, 0.0F};
    Vec3 y{0.0F, 1.0F, 0.0F};
    Vec3 z{0.0F, 0.0F, 1.0F};
    Vec3 origin;

    Vec3 direction(Vec3 v) const { return x * v.x + y * v.y + z * v.z; }
    Vec3 point(Vec3 v) const { return direction(v) + origin; }
};
inline Transform operator*(const Transform& a, const Transform& b) {
    return {a.direction(b.x), a.direction(b.y), a.direction(b.z), a.point(b.origin)};
}
inline Transform at(float x, float y, float z) {
    Transform result;
    result.origin = {x, y, z};
    return result;
}
inline Transform at(Vec3 place) {
    return at(place.x, place.y, place.z);
}
/// Turns about an axis, in revolutions, by the right-hand rule.
inline Transform turnX(float revolutions) {
    const float c = cosine(revolutions * 2.0F * pi);
    const float s = sine(revolutions * 2.0F * pi);
    return {{1, 0, 0}, {0, c, s}, {0, -s, c}, {}};
}
inline Transform turnY(float revolutions) {
    const float c = cosine(revolutions * 2.0F * pi);
    const float s = sine(revolutions * 2.0F * pi);
    return {{c, 0, -s}, {0, 1, 0}, {s, 0, c}, {}};
}
inline Transform turnZ(float revolutions) {
    const float c = cosine(revolutions * 2.0F * pi);
    const float s = sine(revolutions * 2.0F * pi);
    return {{c, s, 0}, {-s, c, 0}, {0, 0, 1}, {}};
}
/// The y axis along `direction`, as limbs and cylinders need it.
inline Transform along(Vec3 from, Vec3 direction) {
    Transform result;
    result.y = unit(direction);
    const Vec3 helper = std::abs(result.y.z) < 0.9F ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
    result.x = unit(cross(result.y, helper));
    result.z = cross(result.x, result.y);
    result.origin = from;
    return result;
}

} // namespace vestigo::dataset::synthetic::drawing
