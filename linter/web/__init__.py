"""What is known of the web: addresses, hosts and who owns them, and the languages and letters of pages."""
