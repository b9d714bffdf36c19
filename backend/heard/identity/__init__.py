"""People and devices prove who they are; none of that proof ever enters the feed.

Single sign-on, passkeys and shared tablets will have their rooms here, beside passwords.
"""
