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

/// What there is to decide about a camera's clock.
enum class OfferKind {
    Offered,  ///< it seems to be off: offered, never applied by itself
    Accepted, ///< it is corrected, and the analysis was made without that
    TakenBack ///< it is as recorded, and the analysis was made with a correction
};

struct ShownOffer {
    OfferKind kind = OfferKind::Offered;
    QString terminal;
    QString stream;
    QString camera; ///< for people: "Stamping press · device"
    /// Offered: to be added to what the analysis was made with; Accepted: the whole correction; TakenBack:
    /// the one that the analysis still has.
    double seconds = 0.0;
    double confidence = 0.0;
};

/// One line below the pictures, with buttons for the answers.
class OfferStrip : public QWidget {
    Q_OBJECT
public:
    explicit OfferStrip(QWidget* parent = nullptr);
    void setOffer(const std::optional<ShownOffer>& offer);
    const std::optional<ShownOffer>& offer() const { return offer_; }

Q_SIGNALS:
    void accepted();
    void dismissed();
    void takenBack();
    void analysisWanted();

private:
    QPushButton* addButton(const char* name, const QString& text, const QString& purpose,
                           void (OfferStrip::*clicked)());
    QString textOf(const ShownOffer& offer) const;

    std::optional<ShownOffer> offer_;
    QLabel* text_ = nullptr;
    QPushButton* apply_ = nullptr;
    QPushButton* leave_ = nullptr;
    QPushButton* again_ = nullptr;
    QPushButton* back_ = nullptr;
};

} // namespace vestigo::ui_player
