// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/preferences.h"

#include "app/session/preference_writer.h"

#include <QtCore/QSettings>

#include <algorithm>

namespace vestigo::session {

namespace {

constexpr std::size_t mostRecent = 10;
constexpr qsizetype longestName = 60;

QSettings settings() {
    return QSettings(QStringLiteral("vestigo"), QStringLiteral("vestigo"));
}

} // namespace

Preferences::Preferences(bool remembered)
    : remembered_(remembered) {}

Preferences::~Preferences() = default;

QVariant Preferences::value(const QString& key) const {
    const auto found = own_.find(key);
    if (found != own_.end()) {
        return found->second;
    }
    return remembered_ ? settings().value(key) : QVariant();
}

void Preferences::keep(const QString& key, const QVariant& value) {
    own_[key] = value;
    if (!remembered_) {
        return;
    }
    if (!writer_) { // whoever only reads needs no thread
        writer_ = std::make_unique<PreferenceWriter>();
    }
    writer_->write(key, value);
}

void Preferences::setValue(const QString& key, const QVariant& value) {
    keep(key, value);
}

void Preferences::remove(const QString& key) {
    keep(key, QVariant());
}

std::vector<ui_shell::RecentRecording> Preferences::recent() const {
    std::vector<ui_shell::RecentRecording> list;
    for (const QVariant& one : value(QStringLiteral("recent")).toList()) {
        const QStringList parts = one.toStringList();
        if (parts.size() == 3 && list.size() < mostRecent) {
            list.push_back({parts[0], parts[1], parts[2]});
        }
    }
    return list;
}

void Preferences::addRecent(const ui_shell::RecentRecording& recording) {
    std::vector<ui_shell::RecentRecording> list = recent();
    list.erase(
        std::remove_if(list.begin(), list.end(), [&](const auto& one) { return one.path == recording.path; }),
        list.end());
    list.insert(list.begin(), recording);
    QVariantList kept;
    for (std::size_t i = 0; i < std::min(list.size(), mostRecent); ++i) {
        kept.append(QVariant(QStringList{list[i].path, list[i].name, list[i].site}));
    }
    setValue(QStringLiteral("recent"), kept);
}

QStringList Preferences::layoutNames() const {
    return value(QStringLiteral("layouts")).toMap().keys();
}

QByteArray Preferences::layout(const QString& name) const {
    return value(QStringLiteral("layouts")).toMap().value(name.left(longestName)).toByteArray();
}

void Preferences::saveLayout(const QString& name, const QByteArray& bytes) {
    QVariantMap layouts = value(QStringLiteral("layouts")).toMap();
    layouts[name.left(longestName)] = bytes;
    setValue(QStringLiteral("layouts"), layouts);
}

} // namespace vestigo::session
