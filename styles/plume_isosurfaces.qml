<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis autoRefreshTime="0" simplifyAlgorithm="0" styleCategories="Symbology|Symbology3D|Rendering|Temporal|Elevation" hasScaleBasedVisibilityFlag="0" maxScale="0" version="3.40.6-Bratislava" simplifyDrawingHints="1" minScale="100000000" simplifyDrawingTol="1" simplifyLocal="1" autoRefreshMode="Disabled" simplifyMaxScale="1" symbologyReferenceScale="-1">
  <renderer-3d layer="" type="rulebased">
    <vector-layer-3d-tiling zoom-levels-count="3" show-bounding-boxes="0"/>
    <rules key="{3d7695ac-fee7-4ea4-a0ca-435928d2f2bb}">
      <rule description="below the limit" filter="&quot;ratio&quot; &lt; 1" key="{411a7b0f-27e2-403e-9c4e-a0fedff44e2a}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="116,108,73,255,rgb:0.45453574425879301,0.42244602121004043,0.28520637827115281,1" shininess="5" diffuse="255,237,160,255,rgb:1,0.92941176470588238,0.62745098039215685,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.25" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="1 to 10 times the limit" filter="&quot;ratio&quot; >= 1 AND &quot;ratio&quot; &lt; 10" key="{8a284638-209d-4447-94a5-5471e473310b}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="115,81,35,255,rgb:0.45275043869687953,0.31726558327611198,0.13546959639887082,1" shininess="5" diffuse="254,178,76,255,rgb:0.99607843137254903,0.69803921568627447,0.29803921568627451,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.34999999999999998" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="10 to 100 times the limit" filter="&quot;ratio&quot; >= 10 AND &quot;ratio&quot; &lt; 100" key="{dadafe07-b104-419d-a19b-555b4446f76a}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="109,27,15,255,rgb:0.42780193789578086,0.10518043793392844,0.05703822384985122,1" shininess="5" diffuse="240,59,32,255,rgb:0.94117647058823528,0.23137254901960785,0.12549019607843137,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.55000000000000004" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="above 100 times the limit" filter="&quot;ratio&quot; >= 100" key="{e153c361-d532-4dca-a127-7d98c06a3af9}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="47,0,6,255,rgb:0.18359655146105136,0,0.02316319523918517,1" shininess="5" diffuse="103,0,13,255,rgb:0.40392156862745099,0,0.05098039215686274,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="1" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="no limit" filter="&quot;ratio&quot; IS NULL" key="{b887c8f3-c198-45c3-8ec3-1dc366456338}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="72,72,72,255,rgb:0.28163576714732586,0.28163576714732586,0.28163576714732586,1" shininess="5" diffuse="158,158,158,255,rgb:0.61960784313725492,0.61960784313725492,0.61960784313725492,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.59999999999999998" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
    </rules>
  </renderer-3d>
  <temporal mode="2" durationField="" enabled="1" limitMode="0" durationUnit="min" fixedDuration="0" endExpression="" startExpression="" endField="time_end" accumulate="0" startField="time">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <elevation binding="Centroid" symbology="Line" clamping="Absolute" zoffset="0" extrusionEnabled="0" zscale="1" extrusion="0" respectLayerSymbol="1" type="IndividualFeatures" showMarkerSymbolInSurfacePlots="0">
    <data-defined-properties>
      <Option type="Map">
        <Option value="" name="name" type="QString"/>
        <Option name="properties"/>
        <Option value="collection" name="type" type="QString"/>
      </Option>
    </data-defined-properties>
    <profileLineSymbol>
      <symbol is_animated="0" frame_rate="10" name="" alpha="1" force_rhr="0" clip_to_extent="1" type="line">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{eb762e32-b2fa-4380-8b2f-9a3477d79515}" locked="0" class="SimpleLine">
          <Option type="Map">
            <Option value="0" name="align_dash_pattern" type="QString"/>
            <Option value="square" name="capstyle" type="QString"/>
            <Option value="5;2" name="customdash" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="customdash_map_unit_scale" type="QString"/>
            <Option value="MM" name="customdash_unit" type="QString"/>
            <Option value="0" name="dash_pattern_offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="dash_pattern_offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="dash_pattern_offset_unit" type="QString"/>
            <Option value="0" name="draw_inside_polygon" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="164,113,88,255,rgb:0.64313725490196083,0.44313725490196076,0.34509803921568627,1" name="line_color" type="QString"/>
            <Option value="solid" name="line_style" type="QString"/>
            <Option value="0.6" name="line_width" type="QString"/>
            <Option value="MM" name="line_width_unit" type="QString"/>
            <Option value="0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="0" name="ring_filter" type="QString"/>
            <Option value="0" name="trim_distance_end" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="trim_distance_end_map_unit_scale" type="QString"/>
            <Option value="MM" name="trim_distance_end_unit" type="QString"/>
            <Option value="0" name="trim_distance_start" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="trim_distance_start_map_unit_scale" type="QString"/>
            <Option value="MM" name="trim_distance_start_unit" type="QString"/>
            <Option value="0" name="tweak_dash_pattern_on_corners" type="QString"/>
            <Option value="0" name="use_custom_dash" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="width_map_unit_scale" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileLineSymbol>
    <profileFillSymbol>
      <symbol is_animated="0" frame_rate="10" name="" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{c75389a2-52ad-48b5-9a35-7c68a02427bd}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="164,113,88,255,rgb:0.64313725490196083,0.44313725490196076,0.34509803921568627,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="117,81,63,255,rgb:0.45937285420004575,0.31653315022507056,0.24649423971923401,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileFillSymbol>
    <profileMarkerSymbol>
      <symbol is_animated="0" frame_rate="10" name="" alpha="1" force_rhr="0" clip_to_extent="1" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{c435e9ec-b007-49da-867d-3e970d9c16b3}" locked="0" class="SimpleMarker">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="164,113,88,255,rgb:0.64313725490196083,0.44313725490196076,0.34509803921568627,1" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="diamond" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="117,81,63,255,rgb:0.45937285420004575,0.31653315022507056,0.24649423971923401,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="3" name="size" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="size_map_unit_scale" type="QString"/>
            <Option value="MM" name="size_unit" type="QString"/>
            <Option value="1" name="vertical_anchor_point" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileMarkerSymbol>
  </elevation>
  <renderer-v2 enableorderby="0" symbollevels="0" referencescale="-1" forceraster="0" type="RuleRenderer">
    <rules key="{303519f5-0013-4bf6-9186-3e015670ef39}">
      <rule filter="&quot;ratio&quot; &lt; 1" label="below the limit" key="{44047310-f888-4820-b97a-cecb1ef4817f}" symbol="0"/>
      <rule filter="&quot;ratio&quot; >= 1 AND &quot;ratio&quot; &lt; 10" label="1 to 10 times the limit" key="{83ca24fc-8594-4040-a125-742d7f866f88}" symbol="1"/>
      <rule filter="&quot;ratio&quot; >= 10 AND &quot;ratio&quot; &lt; 100" label="10 to 100 times the limit" key="{5d2df4df-440c-4daf-a131-3a1659d2f374}" symbol="2"/>
      <rule filter="&quot;ratio&quot; >= 100" label="above 100 times the limit" key="{ec068f11-9e6f-4267-8ff3-47c5365f7b6b}" symbol="3"/>
      <rule filter="&quot;ratio&quot; IS NULL" label="no limit" key="{7efdac1b-626e-4010-acfb-d6b4fc741a3e}" symbol="4"/>
    </rules>
    <symbols>
      <symbol is_animated="0" frame_rate="10" name="0" alpha="0.25" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{d370ff29-3902-430f-a9cb-7a666afa72cb}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="255,237,160,255,rgb:1,0.92941176470588238,0.62745098039215685,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="255,237,160,255,rgb:1,0.92941176470588238,0.62745098039215685,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="1" alpha="0.25" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{9a42d200-5ba2-41f3-a3a8-51b747503ff5}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="254,178,76,255,rgb:0.99607843137254903,0.69803921568627447,0.29803921568627451,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="254,178,76,255,rgb:0.99607843137254903,0.69803921568627447,0.29803921568627451,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="2" alpha="0.25" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{890ee2c6-1fe4-4985-b243-578881a98976}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="240,59,32,255,rgb:0.94117647058823528,0.23137254901960785,0.12549019607843137,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="240,59,32,255,rgb:0.94117647058823528,0.23137254901960785,0.12549019607843137,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="3" alpha="0.25" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{80e62aa0-f820-40ef-b029-400bd5c428a5}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="103,0,13,255,rgb:0.40392156862745099,0,0.05098039215686274,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="103,0,13,255,rgb:0.40392156862745099,0,0.05098039215686274,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="4" alpha="0.25" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{bdd65a6b-a6cd-4eee-9a5e-da4924be7926}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="189,189,189,255,rgb:0.74117647058823533,0.74117647058823533,0.74117647058823533,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="115,115,115,255,rgb:0.45098039215686275,0.45098039215686275,0.45098039215686275,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <data-defined-properties>
      <Option type="Map">
        <Option value="" name="name" type="QString"/>
        <Option name="properties"/>
        <Option value="collection" name="type" type="QString"/>
      </Option>
    </data-defined-properties>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1"/>
  </selection>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
  <layerGeometryType>2</layerGeometryType>
</qgis>
