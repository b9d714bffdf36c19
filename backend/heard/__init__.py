"""A person says something; a rule decides; one transaction records it; everyone is told."""
