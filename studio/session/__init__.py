"""The open story and its background work. QtCore only: no pixels here."""
