#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A network camera that speaks RTSP: rtspserver.py PORT (0: any) prints its port, then serves /camera until killed.

The picture is JPEG at 15 frames a second, each lighter than the one before, so that a reader can tell them apart.
"""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

PICTURE = "video/x-raw,format=I420,width=640,height=480,framerate=15/1"

Gst.init(None)
server = GstRtspServer.RTSPServer.new()
server.set_address("127.0.0.1")
server.set_service(sys.argv[1])
factory = GstRtspServer.RTSPMediaFactory.new()
factory.set_launch(f"( videotestsrc is-live=true pattern=ball ! {PICTURE} ! jpegenc ! rtpjpegpay name=pay0 pt=26 )")
factory.set_shared(True)
server.get_mount_points().add_factory("/camera", factory)
if server.attach(None) == 0:
    sys.exit("the port is taken")
print(server.get_bound_port(), flush=True)
GLib.MainLoop().run()
