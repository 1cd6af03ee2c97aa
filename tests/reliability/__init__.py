"""What must stay true while everything around it fails."""
