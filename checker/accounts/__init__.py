"""What articles state, without their text: accounts, and what is found when they are held against one another."""
