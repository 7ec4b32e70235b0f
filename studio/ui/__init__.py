"""Everything with pixels. Qt Widgets live here and nowhere else."""
