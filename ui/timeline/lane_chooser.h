// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QFrame>

class QLineEdit;
class QListWidget;

namespace vestigo::ui_timeline {

/// A small window that offers a terminal's lanes, with a filter. Checked ones are shown, in the order of the
/// list; they are moved by dragging, or with Alt and the arrows.
class LaneChooser : public QFrame {
    Q_OBJECT
public:
    /// More lanes than these cannot be read.
    static constexpr int mostLanes = 12;

    explicit LaneChooser(QWidget* parent = nullptr);
    /// `key`: those that carried the score; they are said to be so.
    void offer(const QStringList& lanes, const QStringList& key, const QStringList& chosen);
    QStringList chosen() const;

Q_SIGNALS:
    void chosenChanged(const QStringList& lanes);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void addItem(const QString& id, bool key, bool chosen);
    void move(int places);
    void readList();

    QLineEdit* filter_ = nullptr;
    QListWidget* list_ = nullptr;
    QStringList chosen_;
};

} // namespace vestigo::ui_timeline
