"""What every page or answer needs: layout, headers, scripts, problems."""
