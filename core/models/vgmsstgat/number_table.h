// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace vestigo::models::vgmsstgat {

/// A whole number of a structure, its key in JSON and what it may be.
template <class Structure>
struct WholeNumber {
    const char* key;
    int Structure::*member;
    int least;
    int most; ///< what no sensible network passes and no memory suffers from
};

template <class Structure>
struct RealNumber {
    const char* key;
    double Structure::*member;
    double least;
    double most;
};

/// Reads the number of this key. False: another type, or out of range; nothing: the tables have no such key.
template <class Structure, std::size_t Wholes, std::size_t Reals>
std::optional<bool> readNumber(const std::string& key, const Json& value, Structure& into,
                               const std::array<WholeNumber<Structure>, Wholes>& wholes,
                               const std::array<RealNumber<Structure>, Reals>& reals) {
    for (const auto& number : wholes) {
        if (key == number.key) {
            // As a real number first: one beyond an int would be cut to some other.
            const double read = value.is_number_integer() ? value.get<double>() : number.least - 1.0;
            const bool fits = read >= number.least && read <= number.most;
            into.*number.member = fits ? static_cast<int>(read) : into.*number.member;
            return fits;
        }
    }
    for (const auto& number : reals) {
        if (key == number.key) {
            const double read = value.is_number() ? value.get<double>() : number.least - 1.0;
            into.*number.member = read;
            return read >= number.least && read <= number.most;
        }
    }
    return std::nullopt;
}

/// The key of the first number out of range; null where there is none.
template <class Structure, std::size_t Wholes, std::size_t Reals>
const char* numberOutOfRange(const Structure& structure,
                             const std::array<WholeNumber<Structure>, Wholes>& wholes,
                             const std::array<RealNumber<Structure>, Reals>& reals) {
    for (const auto& number : wholes) {
        if (structure.*number.member < number.least || structure.*number.member > number.most) {
            return number.key;
        }
    }
    for (const auto& number : reals) {
        if (!(structure.*number.member >= number.least) || !(structure.*number.member <= number.most)) {
            return number.key;
        }
    }
    return nullptr;
}

template <class Structure, std::size_t Wholes, std::size_t Reals>
void writeNumbers(Json& json, const Structure& structure,
                  const std::array<WholeNumber<Structure>, Wholes>& wholes,
                  const std::array<RealNumber<Structure>, Reals>& reals) {
    for (const auto& number : wholes) {
        json[number.key] = structure.*number.member;
    }
    for (const auto& number : reals) {
        json[number.key] = structure.*number.member;
    }
}

} // namespace vestigo::models::vgmsstgat
