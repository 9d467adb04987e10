// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/player/stream_overlay.h"

#include <QtWidgets/QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace vestigo::ui_player {

class LayerChooser;
class ScaleBar;

/// What lies over the picture: heat map, boxes, or nothing; how opaque; and the colour scale. What is on or
/// off stands in toggles(), for a row of its own.
class LayerBar : public QWidget {
    Q_OBJECT
public:
    explicit LayerBar(QWidget* parent = nullptr);

    QWidget* toggles() const { return toggles_; }
    const OverlayLook& look() const { return look_; }
    void setRaw(bool raw);
    /// A layer of the visual path; choosing one ends the raw picture.
    void setPrepared(PreparedLayer layer);
    void toggleHeat();
    void toggleBoxes();
    void toggleRegions();
    /// Without regions there is no button for them.
    void setHasRegions(bool any);
    /// Where there is little room, the button for the raw picture shows only while it is on: R goes on.
    void setNarrow(bool narrow);
    /// What toggles() would take with every button.
    int fullWidth() const;
    void setScale(const std::optional<HeatScale>& scale);

Q_SIGNALS:
    void lookChanged(const vestigo::ui_player::OverlayLook& look);

private:
    QToolButton* layerButton(const char* objectName, const QString& text, const QString& tip, bool checked);
    void readButtons();
    void readOpacity(int percent);

    OverlayLook look_;
    QWidget* toggles_ = nullptr;
    QToolButton* heat_ = nullptr;
    QToolButton* boxes_ = nullptr;
    QToolButton* regions_ = nullptr;
    QToolButton* raw_ = nullptr;
    QSlider* opacity_ = nullptr;
    QLabel* percent_ = nullptr;
    ScaleBar* scale_ = nullptr;
    LayerChooser* prepared_ = nullptr;
    bool narrow_ = false;
};

} // namespace vestigo::ui_player
