# Danh mục quốc gia so với danh mục ở đây / the national catalogue beside ours
announced-not-here = chưa có ở đây: { $national }
announced-name = tên khác: quốc gia “{ $national }”, ở đây “{ $ours }”
announced-decision = quyết định công bố khác: quốc gia { $national }, ở đây { $ours }
announced-levels = cấp giải quyết khác: quốc gia { $national }, ở đây { $ours }
announced-results = mã kết quả khác: quốc gia { $national }, ở đây { $ours }
announced-door-closed-here = quốc gia nhận qua { $national }, ở đây không (nguồn ghi: { $ours })
announced-door-closed-there = ở đây nhận qua { $ours }, quốc gia không ghi
announced-only-here = chỉ có ở đây: { $ours }
