// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QString>
#include <QtWidgets/QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace vestigo::ui_player {

/// Says that frame times are being read, how far it is, and lets the user stop it or go on. Out of sight when
/// all are read, and while it takes no time worth mentioning.
class IndexStrip : public QWidget {
    Q_OBJECT
public:
    explicit IndexStrip(QWidget* parent = nullptr);
    void setState(int done, int total, double fraction, bool stopped);
    void clear();

Q_SIGNALS:
    void stopRequested();
    void resumeRequested();

private:
    QLabel* text_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* button_ = nullptr;
    QElapsedTimer since_;
    bool stopped_ = false;
};

/// A clock that seems to be off: offered, never applied by itself.
struct ShownOffer {
    QString terminal;
    QString stream;
    QString camera;       ///< for people: "Stamping press · device"
    double seconds = 0.0; ///< to be added to the stream's offset
    double confidence = 0.0;
};

class OfferStrip : public QWidget {
    Q_OBJECT
public:
    explicit OfferStrip(QWidget* parent = nullptr);
    void setOffer(const std::optional<ShownOffer>& offer);
    const std::optional<ShownOffer>& offer() const { return offer_; }

Q_SIGNALS:
    void accepted();
    void dismissed();

private:
    std::optional<ShownOffer> offer_;
    QLabel* text_ = nullptr;
};

} // namespace vestigo::ui_player
