// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace vestigo::ui_player {

/// Buttons that play, pause and step, the speed, and the time of the cursor.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    explicit TransportBar(QWidget* parent = nullptr);

    void setPlaying(bool playing, double speed);
    void setTimeText(const QString& text);

Q_SIGNALS:
    void playPausePressed();
    void playBackwardPressed();
    void stepPressed(int frames);
    void speedChosen(double speed);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* button(const char* objectName, const QString& name, const QString& key);
    void refreshIcons();

    QToolButton* stepBack_ = nullptr;
    QToolButton* backward_ = nullptr;
    QToolButton* play_ = nullptr;
    QToolButton* stepForward_ = nullptr;
    QComboBox* speed_ = nullptr;
    QLabel* time_ = nullptr;
    QLabel* keys_ = nullptr;
    QString keysText_;
    bool playing_ = false;
};

} // namespace vestigo::ui_player
